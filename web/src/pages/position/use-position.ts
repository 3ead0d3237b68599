import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { api } from "../../api/client.ts";
import { type PositionSearch, positionSearch } from "./search.ts";

const topics = ["log", "position"] as const;

/** What the address says about the position: unit, month, and which figures of it. */
export function usePlace(): PositionSearch {
  const search: unknown = useSearch({ strict: false });
  return useMemo(() => positionSearch.parse(search), [search]);
}

/** The position that the address asks for; while another one comes, the one before stays. */
export function usePosition() {
  const input = usePlace();
  return useQuery({
    ...api.position.position.queryOptions({ input }),
    meta: { topics },
    placeholderData: keepPreviousData,
  });
}

/** The same position from the other figures: as reported, or measured again now. Asked only when `wanted`. */
export function useOtherFigures(wanted: boolean) {
  const search = usePlace();
  const figures = search.figures === "now" ? "reported" : "now";
  return useQuery({
    ...api.position.position.queryOptions({ input: { ...search, figures } }),
    meta: { topics },
    enabled: wanted,
  });
}

/** The position at the end of each month that is over, oldest first. */
export function useHistory() {
  const { unit } = usePlace();
  return useQuery({
    ...api.position.history.queryOptions({ input: unit === undefined ? {} : { unit } }),
    meta: { topics },
    placeholderData: keepPreviousData,
  });
}

/** All units in the window of a position. */
export function useUnits({ since, until }: { readonly since: string; readonly until: string }) {
  return useQuery({
    ...api.position.units.queryOptions({ input: { since, until } }),
    meta: { topics },
    placeholderData: keepPreviousData,
  });
}
