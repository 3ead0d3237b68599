import type { Reach } from "@firsthand/kernel/permissions";
import { scopeOf } from "@firsthand/learn/metrics";

import { unitNeeded } from "../errors.ts";

/**
 * Whether somebody may see the position of a unit, or without one that of the whole organisation. A unit out of reach is
 * answered as one that the log does not know. Throws `unit_needed`, `unknown_unit`.
 */
export function checkScope(reach: Reach, unit: string | undefined): void {
  if (unit === undefined && reach !== "all") throw unitNeeded();
  scopeOf(reach, unit);
}
