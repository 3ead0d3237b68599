import type { Permission } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Grant, Scope } from "../contract.ts";
import type { CountUnits } from "../ground.ts";
import { beyondOwn, unknownRole, unknownUnit } from "../errors.ts";
import { isSeenUnit } from "../queries/list-units.ts";
import { type Rights, beyond, covers, permissionsOf } from "../rules/rights.ts";
import { findRole } from "../store/roles.ts";
import { isPlaced } from "../store/units.ts";

/** In which transaction, and what who asks may give. */
export interface Giving {
  readonly tx: Handle;
  readonly countUnits: CountUnits;
  readonly own: Rights;
}

/**
 * Roles and units exist, and nobody gives what they do not have themselves in all of that place. A unit that who asks
 * does not see is answered as one that is not there. Throws `role_unknown`, `unit_unknown`, `beyond_own`.
 */
export async function checkGrants({ tx, countUnits, own }: Giving, grants: readonly Grant[]): Promise<void> {
  const seen = grants.some(({ unit }) => unit !== null) ? await countUnits() : new Map<string, number>();
  for (const [index, { role, ...scope }] of grants.entries()) {
    const found = await findRole(tx, role);
    if (!found) throw unknownRole(role, `grants.${index}.role`);
    const { unit } = scope;
    const isThere = unit === null || seen.has(unit) || (await isPlaced(tx, unit));
    checkPlace(own, scope, { isThere, path: `grants.${index}.unit` });
    if (!covers(own, "access.manage", scope)) throw beyondOwn(["access.manage"]);
    checkOwn(own, permissionsOf(found), scope);
  }
}

/** A unit is there, and who asks sees it. Throws `unit_unknown`. */
export function checkPlace(
  own: Rights,
  { unit }: Pick<Scope, "unit">,
  { isThere, path }: { readonly isThere: boolean; readonly path: string },
): void {
  if (unit === null) return;
  if (!isThere || !isSeenUnit(own, unit)) throw unknownUnit(unit, path);
}

/** Nobody gives what they do not have themselves in all of that place. Throws `beyond_own`. */
export function checkOwn(own: Rights, given: readonly Permission[], scope: Scope): void {
  const lacking = beyond(own, given, scope);
  if (lacking.length > 0) throw beyondOwn([...new Set(lacking)]);
}
