import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { lastAdministrator, ownRemoval, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { permissionsOf } from "../rules/rights.ts";
import { findGrants } from "../store/grants.ts";
import { deleteKeysOf } from "../store/keys.ts";
import { deleteMember, findMember, hasOtherAdministrator, lockMembers } from "../store/members.ts";
import { checkOwn } from "./check-grants.ts";

/**
 * Sessions, password and keys of the person go too; what they corrected stays under their name. Nobody removes who may
 * more than they do. Throws `member_unknown`, `own_removal`, `last_administrator`, `beyond_own`.
 */
export async function removeMember({ db, forget }: Ground, asker: Asker, id: string): Promise<{ keysRemoved: number }> {
  if (asker.kind === "person" && asker.id.toLowerCase() === id.toLowerCase()) throw ownRemoval();
  const keysRemoved = await transact(db, async (tx) => {
    await lockMembers(tx);
    const found = await findMember(tx, id);
    if (!found) throw unknownMember(id);
    if (!(await hasOtherAdministrator(tx, id))) throw lastAdministrator();
    const own = await findOwnRights(tx, asker);
    const held = await findGrants(tx, id);
    for (const grant of held) checkOwn(own, permissionsOf(grant), grant);
    const grants = held.map(({ permissions: _permissions, ...grant }) => grant);
    const removed = await deleteKeysOf(tx, id);
    await deleteMember(tx, id);
    noteChange({ subject: `member ${found.email}`, before: { grants, keys: removed }, after: null });
    await tellAccess(tx);
    return removed;
  });
  forget();
  return { keysRemoved };
}
