import type { Reach } from "@firsthand/kernel/permissions";
import { sql, type RawBuilder } from "kysely";

/** The condition that a row lies within somebody's reach; `unit` and `ofFunction` are its columns. */
export function withinReach(
  reach: Reach,
  { unit, ofFunction }: { readonly unit: RawBuilder<unknown>; readonly ofFunction: RawBuilder<unknown> },
): RawBuilder<boolean> {
  if (reach === "all") return sql<boolean>`true`;
  if (reach.length === 0) return sql<boolean>`false`;
  const entries = reach.map(({ units, functions }) => {
    const ofUnits = units === null ? sql`true` : sql`${unit} = any(${[...units]}::text[])`;
    const ofFunctions = functions === null ? sql`true` : sql`${ofFunction} = any(${[...functions]}::text[])`;
    return sql`(${ofUnits} and ${ofFunctions})`;
  });
  return sql<boolean>`(${sql.join(entries, sql` or `)})`;
}
