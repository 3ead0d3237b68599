import type { Counted } from "../contract.ts";

/** Counts of several steps as one: what is the same is added, what is nothing left out. */
export function addCounts(...counts: readonly (readonly Counted[])[]): Counted[] {
  const sums = new Map<string, Counted>();
  for (const one of counts.flat()) {
    const key = `${one.table} ${one.what}`;
    sums.set(key, { ...one, rows: one.rows + (sums.get(key)?.rows ?? 0) });
  }
  return [...sums.values()].filter(({ rows }) => rows > 0);
}
