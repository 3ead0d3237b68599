import { transact } from "@firsthand/platform/storage";

import type { Member, Role } from "../contract.ts";
import { lastAdministrator, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { memberOf } from "../queries/list-members.ts";
import { deleteKeysOf } from "../store/keys.ts";
import { findMember, hasOtherAdministrator, lockMembers, updateRole } from "../store/members.ts";

/**
 * Counts at once, also for sessions that are open. Keys live as long as their maker is an administrator. Throws
 * `member_unknown`, `last_administrator`.
 */
export async function changeRole({ db, now, forget }: Ground, id: string, role: Role): Promise<Member> {
  const changed = await transact(db, async (tx) => {
    await lockMembers(tx);
    const found = await findMember(tx, id);
    if (!found) throw unknownMember(id);
    if (role !== "administrator") {
      if (!(await hasOtherAdministrator(tx, id))) throw lastAdministrator();
      await deleteKeysOf(tx, id);
    }
    await updateRole(tx, id, role, now());
    await tellAccess(tx);
    return { ...found, role };
  });
  forget();
  return memberOf(changed);
}
