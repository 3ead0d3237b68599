import { normalProbability } from "@firsthand/analytics/statistics";

import type { Observation } from "./evidence.ts";
import type { Bound } from "./model.ts";

/** The z of a two-sided 95 % interval. */
const Z95 = 1.959964;

/**
 * The chance that the true value satisfies a bound, from 0 to 1, when an observation is the middle of what could be
 * true. A value without an interval is exact: 1 where it satisfies (also by being equal), else 0. An interval that is open
 * at the end that looks to the bound tells nothing: one half. A bound without ends only asks that the value be known: 1.
 * Null where the value is not known from enough cases.
 */
export function chanceOf({ least, most, cases }: Bound, { value, low, high, n }: Observation): number | null {
  if (value === null || !Number.isFinite(value) || n < cases) return null;
  // Of few cases a percentile has no upper end, or no lower one: that makes it less sure, not exact.
  const open = low === null && high === null ? 0 : Infinity;
  const below = low === null ? open : Math.max(0, value - low) / Z95;
  const above = high === null ? open : Math.max(0, high - value) / Z95;
  // The error counts of the side that looks to the bound: intervals of shares and percentiles are lopsided.
  const reaches = least === null ? 1 : ahead(value - least, value >= least ? below : above);
  const stays = most === null ? 1 : ahead(most - value, value > most ? below : above);
  return Math.max(0, reaches + stays - 1);
}

/** The chance that something that lies `distance` on the right side is there, with a standard error. */
function ahead(distance: number, error: number): number {
  if (error === 0) return distance >= 0 ? 1 : 0;
  return normalProbability(distance / error);
}

/** A chance that has faded towards one half: after `halfLife` days half of what it said is left. */
export function fade(chance: number, ageDays: number, halfLife: number): number {
  return 0.5 + (chance - 0.5) * 2 ** (-Math.max(0, ageDays) / halfLife);
}

/** A chance that lies no further from one half than `reach`. */
export function near(chance: number, reach: number): number {
  return Math.min(0.5 + reach, Math.max(0.5 - reach, chance));
}
