import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { fixedRole, heldRole, unknownRole } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { lockMembers } from "../store/members.ts";
import { deleteRole, findRole, isOffered } from "../store/roles.ts";

/** Throws `role_unknown`, `role_fixed` for one that came with the product, `role_held` while somebody holds it. */
export async function removeRole({ db }: Ground, role: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const found = await findRole(tx, role);
    if (!found) throw unknownRole(role, "role");
    if (found.shipped) throw fixedRole(role);
    if (found.holders > 0 || (await isOffered(tx, role))) throw heldRole(role);
    await deleteRole(tx, role);
    noteChange({
      subject: `role ${role}`,
      before: { title: found.title, permissions: found.permissions },
      after: null,
    });
    await tellAccess(tx);
  });
}
