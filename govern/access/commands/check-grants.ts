import type { Permission } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import type { Grant } from "../contract.ts";
import type { CountUnits } from "../ground.ts";
import { beyondOwn, unknownRole, unknownUnit } from "../errors.ts";
import { permissionsOf } from "../rules/rights.ts";
import { findRole } from "../store/roles.ts";
import { isPlaced } from "../store/units.ts";

/**
 * Roles and units exist, and nobody gives what they do not have themselves for the whole. Throws `role_unknown`,
 * `unit_unknown`, `beyond_own`.
 */
export async function checkGrants(
  { tx, countUnits }: { readonly tx: Handle; readonly countUnits: CountUnits },
  asker: Asker,
  grants: readonly Grant[],
): Promise<void> {
  const seen = grants.some(({ unit }) => unit !== null) ? await countUnits() : new Map<string, number>();
  for (const [index, { role, unit }] of grants.entries()) {
    const found = await findRole(tx, role);
    if (!found) throw unknownRole(role, `grants.${index}.role`);
    if (unit !== null && !seen.has(unit) && !(await isPlaced(tx, unit)))
      throw unknownUnit(unit, `grants.${index}.unit`);
    checkOwn(asker, permissionsOf(found));
  }
}

/** Nobody gives what they do not have themselves for the whole. Throws `beyond_own`. */
export function checkOwn(asker: Asker, given: readonly Permission[]): void {
  const beyond = given.filter((permission) => asker.reach(permission) !== "all");
  if (beyond.length > 0) throw beyondOwn(beyond);
}
