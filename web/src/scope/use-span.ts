import { useQuery } from "@tanstack/react-query";

import { api } from "../api/client.ts";
import { useMay } from "../shell/session.ts";

interface Span {
  readonly first: string | null;
  readonly last: string | null;
  /** Undefined where nobody may know. */
  readonly interactions: number | undefined;
}

const untold: Span = { first: null, last: null, interactions: undefined };

/** The ends of the log; undefined until they are known. Who may not see figures is not told them. */
export function useSpan(wanted = true): Span | undefined {
  const told = useMay("figures.read");
  const { data } = useQuery({ ...api.metrics.span.queryOptions(), enabled: wanted && told });
  return told ? data : untold;
}
