import { sql, type RawBuilder } from "kysely";

import type { BreakdownBy } from "../contract.ts";
import type { UnitScope, Window } from "../rules/window.ts";

/** Which cases: those of a unit (all units without one) in a window. */
export interface Scope extends Window {
  readonly unit?: UnitScope;
  /** By what the cases are told apart; days of people are taken together within such a part. */
  readonly by?: BreakdownBy | undefined;
}

/** The condition that a case lies in a window and in a unit. */
export function within({ since, until, unit }: Scope, at: string): RawBuilder<unknown> {
  const conditions = [sql`${sql.ref(at)} is not null`];
  if (since) conditions.push(sql`${sql.ref(at)} >= ${since}::timestamptz`);
  if (until) conditions.push(sql`${sql.ref(at)} < ${until}::timestamptz`);
  if (unit !== undefined) conditions.push(isOf(unit));
  return sql.join(conditions, sql` and `);
}

/** Cases of one unit, or of any of several. */
export function isOf(unit: NonNullable<UnitScope>): RawBuilder<unknown> {
  return typeof unit === "string" ? sql`unit = ${unit}` : sql`unit = any(${[...unit]}::text[])`;
}

/** What is told of the whole organisation alone: a unit has none of it. */
export function withinWhole({ unit, ...window }: Scope, at: string): RawBuilder<unknown> {
  return unit === undefined ? within(window, at) : sql`false`;
}
