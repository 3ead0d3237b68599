import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

import { api } from "../../api/client.ts";
import { useMay, useUnitsOf } from "../../shell/session.ts";
import { type PositionSearch, positionSearch } from "./search.ts";

const topics = ["log", "position"] as const;

/**
 * What the address says about the position: unit, month, and which figures of it. Who may see units only begins with one
 * of theirs.
 */
export function usePlace(): PositionSearch {
  const search: unknown = useSearch({ strict: false });
  const { unit } = useOwnUnit();
  return useMemo(() => {
    const said = positionSearch.parse(search);
    return said.unit === undefined && unit !== undefined ? { ...said, unit } : said;
  }, [search, unit]);
}

/**
 * For who may see the map of units only: the highest of these that the log knows. `known` is false until it is found;
 * who may see the whole begins with that.
 */
export function useOwnUnit(): { readonly known: boolean; readonly unit?: string } {
  const units = useUnitsOf("position.read");
  const asks = [units !== undefined, useMay("figures.read")].every(Boolean);
  const { data, isPending } = useQuery({ ...api.metrics.units.queryOptions(), enabled: asks });
  if (units === undefined) return { known: true };
  if (asks && isPending) return { known: false };
  const heard = new Set(data?.map(({ unit }) => unit));
  const unit = units.find((one) => heard.has(one)) ?? units[0];
  return unit === undefined ? { known: true } : { known: true, unit };
}

/** The position that the address asks for; while another one comes, the one before stays. */
export function usePosition() {
  const input = usePlace();
  const { known } = useOwnUnit();
  return useQuery({
    ...api.position.position.queryOptions({ input }),
    meta: { topics },
    placeholderData: keepPreviousData,
    enabled: known,
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
  const { known } = useOwnUnit();
  return useQuery({
    ...api.position.history.queryOptions({ input: unit === undefined ? {} : { unit } }),
    meta: { topics },
    placeholderData: keepPreviousData,
    enabled: known,
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
