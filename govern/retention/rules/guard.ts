import { GUARD_SHARE, type Field, type RunItem } from "../contract.ts";

type Going = Pick<RunItem, "field" | "channel" | "unit" | "months" | "due" | "held">;

/** Those that no preview has shown: of the same channel and unit, kept as long as now or shorter. */
export function unseenOf<I extends Going>(items: readonly I[], previewed: readonly Going[]): I[] {
  const shown = new Map<string, number>();
  for (const item of previewed)
    shown.set(cellOf(item), Math.min(item.months, shown.get(cellOf(item)) ?? Number.POSITIVE_INFINITY));
  return items.filter((item) => item.months < (shown.get(cellOf(item)) ?? Number.POSITIVE_INFINITY));
}

function cellOf({ field, channel, unit }: Going): string {
  return JSON.stringify([field, channel, unit]);
}

/** The fields of which more would be taken out than the guard lets go unseen. */
export function overGuard(
  unseen: readonly Going[],
  kept: readonly { readonly field: Field; readonly rows: number }[],
): Field[] {
  return kept.flatMap(({ field, rows }) => {
    const going = unseen.filter((item) => item.field === field).reduce((sum, { due, held }) => sum + due - held, 0);
    return going > rows * GUARD_SHARE ? [field] : [];
  });
}
