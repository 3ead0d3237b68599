import type { Handle } from "@firsthand/platform/storage";

import type { ListedUnit } from "../contract.ts";
import { unitsOf } from "../store/units.ts";

/** The units (brands, markets, teams) that conversations belong to, the busiest first. */
export async function listUnits(tx: Handle): Promise<ListedUnit[]> {
  return unitsOf(tx);
}
