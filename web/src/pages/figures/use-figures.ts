import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import { api } from "../../api/client.ts";
import type { Scope } from "../../scope/scope.ts";
import { withoutCutWindows } from "./figure-words.ts";

/**
 * All figures of a window, compared with the window before where the log reaches back through it; what was shown stays
 * until the new ones are there.
 */
export function useFigures(scope: Scope | undefined) {
  const { data: span } = useQuery(api.metrics.span.queryOptions());
  const first = span?.first;
  const select = useCallback((metrics: readonly MeasuredMetric[]) => withoutCutWindows(metrics, first), [first]);
  return useQuery({
    ...api.metrics.list.queryOptions({ input: scope === undefined ? skipToken : { ...scope, compare: "true" } }),
    placeholderData: keepPreviousData,
    select,
  });
}

/** All figures through a window. */
export function useTrends(scope: Scope | undefined) {
  return useQuery({
    ...api.metrics.trends.queryOptions({ input: scope ?? skipToken }),
    placeholderData: keepPreviousData,
  });
}
