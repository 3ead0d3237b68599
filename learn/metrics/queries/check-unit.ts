import { nearNames } from "@firsthand/kernel/near-names";
import type { Handle } from "@firsthand/platform/storage";

import { unknownUnit } from "../errors.ts";
import type { UnitScope } from "../rules/window.ts";
import { unitExists, unitsOf } from "../store/units.ts";

/** Throws `unknown_unit` with names like it when nothing in the log belongs to a unit. */
export async function checkUnit(tx: Handle, unit: UnitScope): Promise<void> {
  // of several nobody asked by name
  if (typeof unit === "object") return;
  // PostgreSQL's text holds no NUL, so no unit has one.
  if (unit === undefined || (!unit.includes("\0") && (await unitExists(tx, unit)))) return;
  const names = (await unitsOf(tx)).map((listed) => listed.unit);
  throw unknownUnit(unit, nearNames(unit, names));
}
