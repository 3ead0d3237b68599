import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import type { Scope } from "../../scope/scope.ts";

/** All figures of a window, compared with the window before; what was shown stays until the new ones are there. */
export function useFigures(scope: Scope | undefined) {
  return useQuery({
    ...api.metrics.list.queryOptions({ input: scope === undefined ? skipToken : { ...scope, compare: "true" } }),
    placeholderData: keepPreviousData,
  });
}

/** All figures through a window. */
export function useTrends(scope: Scope | undefined) {
  return useQuery({
    ...api.metrics.trends.queryOptions({ input: scope ?? skipToken }),
    placeholderData: keepPreviousData,
  });
}
