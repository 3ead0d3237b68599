import type { Reach } from "@firsthand/kernel/permissions";

/** The rows that lie within both. */
export function commonReach(one: Reach, other: Reach): Reach {
  if (one === "all") return other;
  if (other === "all") return one;
  return one
    .flatMap((a) => other.map((b) => ({ units: both(a.units, b.units), functions: both(a.functions, b.functions) })))
    .filter(({ units, functions }) => units?.length !== 0 && functions?.length !== 0);
}

/** Null: any. */
function both(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((name) => other.includes(name));
}
