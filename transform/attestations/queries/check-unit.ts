import { type Reach, isUnitWithin } from "@firsthand/kernel/permissions";

import { unitNeeded, unknownUnit } from "../errors.ts";
import type { AttestationsGround } from "../ground.ts";

/**
 * The unit as answers keep it: null for the whole organisation. One out of reach is answered as one that the log does not
 * have. Throws `unknown_unit`, `unit_needed`.
 */
export async function checkUnit(
  { hasUnit }: AttestationsGround,
  reach: Reach,
  unit: string | undefined,
): Promise<string | null> {
  checkReach(reach, unit);
  if (unit === undefined) return null;
  // PostgreSQL's text holds no NUL, so no unit has one.
  if (unit.includes("\0") || !(await hasUnit(unit))) throw unknownUnit(unit);
  return unit;
}

/** Throws `unknown_unit`, `unit_needed`. */
export function checkReach(reach: Reach, unit: string | undefined): void {
  if (isUnitWithin(reach, unit ?? null)) return;
  throw unit === undefined ? unitNeeded() : unknownUnit(unit);
}
