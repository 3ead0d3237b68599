import { type Reach, unitsWithin } from "@firsthand/kernel/permissions";

import { unknownUnit } from "../errors.ts";
import type { UnitScope } from "../rules/window.ts";

/**
 * What somebody is told of: the unit that they ask for, or all units within their reach. A unit out of reach is answered
 * as one that nothing belongs to. Throws `unknown_unit`.
 */
export function scopeOf(reach: Reach, unit: string | undefined): UnitScope {
  const units = unitsWithin(reach);
  if (units === undefined) return unit;
  if (unit === undefined) return units;
  if (units.includes(unit)) return unit;
  throw unknownUnit(unit, []);
}
