import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";

import { lastAdministrator, ownRemoval, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { deleteKeysOf } from "../store/keys.ts";
import { deleteMember, findMember, hasOtherAdministrator, lockMembers } from "../store/members.ts";

/**
 * Sessions, password and keys of the person go too; what they corrected stays under their name. Throws
 * `member_unknown`, `own_removal`, `last_administrator`.
 */
export async function removeMember({ db, forget }: Ground, asker: Asker, id: string): Promise<{ keysRemoved: number }> {
  if (asker.kind === "person" && asker.id.toLowerCase() === id.toLowerCase()) throw ownRemoval();
  const keysRemoved = await transact(db, async (tx) => {
    await lockMembers(tx);
    if (!(await findMember(tx, id))) throw unknownMember(id);
    if (!(await hasOtherAdministrator(tx, id))) throw lastAdministrator();
    const removed = await deleteKeysOf(tx, id);
    await deleteMember(tx, id);
    await tellAccess(tx);
    return removed;
  });
  forget();
  return { keysRemoved };
}
