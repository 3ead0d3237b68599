import { GUARD_SHARE, type Field, type RunItem } from "../contract.ts";

/** The fields of which more would be taken out than the guard lets go unseen. */
export function overGuard(
  items: readonly Pick<RunItem, "field" | "due" | "held">[],
  kept: readonly { readonly field: Field; readonly rows: number }[],
): Field[] {
  return kept.flatMap(({ field, rows }) => {
    const going = items.filter((item) => item.field === field).reduce((sum, { due, held }) => sum + due - held, 0);
    return going > rows * GUARD_SHARE ? [field] : [];
  });
}
