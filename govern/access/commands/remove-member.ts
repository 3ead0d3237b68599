import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { lastAdministrator, ownRemoval, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { findGrants } from "../store/grants.ts";
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
    const found = await findMember(tx, id);
    if (!found) throw unknownMember(id);
    if (!(await hasOtherAdministrator(tx, id))) throw lastAdministrator();
    const grants = (await findGrants(tx, id)).map(({ permissions: _permissions, ...grant }) => grant);
    const removed = await deleteKeysOf(tx, id);
    await deleteMember(tx, id);
    noteChange({ subject: `member ${found.email}`, before: { grants, keys: removed }, after: null });
    await tellAccess(tx);
    return removed;
  });
  forget();
  return { keysRemoved };
}
