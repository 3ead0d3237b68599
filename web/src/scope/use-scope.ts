import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { api } from "../api/client.ts";
import { type Scope, type ScopeSearch, scopeOf, scopeSearch } from "./scope.ts";

export interface UsedScope {
  /** Unit and window for endpoints; undefined until the span of the log is known. */
  readonly scope: Scope | undefined;
  /** What the address says, to hand on in links. */
  readonly said: ScopeSearch;
  /** The first and the last moment of the log. */
  readonly span: { readonly first: string | null; readonly last: string | null } | undefined;
}

const dayMs = 86_400_000;

/** The unit and the window that the address asks for. */
export function useScope(): UsedScope {
  const search: unknown = useSearch({ strict: false });
  const said = useMemo(() => scopeSearch.parse(search), [search]);
  const { data: span, dataUpdatedAt: now } = useQuery(api.metrics.span.queryOptions());
  const last = span?.last;
  // A new day begins a new window; within one the window stays the same, however often the span is read.
  const today = Math.floor(now / dayMs) * dayMs;
  const scope = useMemo(
    () => (last === undefined ? undefined : scopeOf(said, { last, now: today })),
    [said, last, today],
  );
  return { scope, said, span };
}
