import { unknownUnit } from "../errors.ts";
import type { AttestationsGround } from "../ground.ts";

/** The unit as answers keep it: null for the whole organisation. Throws `unknown_unit`. */
export async function checkUnit({ hasUnit }: AttestationsGround, unit: string | undefined): Promise<string | null> {
  if (unit === undefined) return null;
  // PostgreSQL's text holds no NUL, so no unit has one.
  if (unit.includes("\0") || !(await hasUnit(unit))) throw unknownUnit(unit);
  return unit;
}
