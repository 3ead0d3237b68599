import type { Permission } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { ADMINISTRATOR, type Role } from "../contract.ts";
import { fixedRole, roleChanged, unknownRole } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { roleOf } from "../queries/list-roles.ts";
import { findRole, putRole } from "../store/roles.ts";
import { lockMembers } from "../store/members.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { checkOwn } from "./check-grants.ts";

export interface WantedRole {
  readonly role: string;
  readonly title: string;
  readonly words: string;
  readonly permissions: readonly Permission[];
  readonly ifVersion: number | null;
}

/**
 * Makes a role, or changes one for all who hold it. Nobody gives or takes by it what they may not do themselves. Throws
 * `role_fixed`, `role_changed` when another version is in force than was seen, `role_unknown`, `beyond_own`.
 */
export async function saveRole({ db, now, forget }: Ground, asker: Asker, wanted: WantedRole): Promise<Role> {
  const { role, title, words, ifVersion } = wanted;
  if (role === ADMINISTRATOR) throw fixedRole(role);
  const permissions = [...new Set(wanted.permissions)];
  const saved = await transact(db, async (tx) => {
    await lockMembers(tx);
    const before = await findRole(tx, role);
    if (!before && ifVersion !== null) throw unknownRole(role, "role");
    if (before && before.version !== ifVersion) throw roleChanged(role, before.version);
    const had = before === undefined ? [] : roleOf(before).permissions;
    const changed = [
      ...permissions.filter((permission) => !had.includes(permission)),
      ...had.filter((permission) => !permissions.includes(permission)),
    ];
    checkOwn(await findOwnRights(tx, asker), changed, { unit: null, function: null });
    await putRole(tx, { role, title, words, permissions, changed_at: now(), changed_by: asker.name });
    noteChange({
      subject: `role ${role}`,
      before: before && { title: before.title, words: before.words, permissions: before.permissions },
      after: { title, words, permissions },
    });
    await tellAccess(tx);
    return findRole(tx, role);
  });
  forget();
  if (!saved) throw unknownRole(role, "role");
  return roleOf(saved);
}
