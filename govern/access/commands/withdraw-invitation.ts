import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { unknownInvitation } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { covers } from "../rules/rights.ts";
import { lockMembers } from "../store/members.ts";
import { deleteInvitation, findInvitations } from "../store/invitations.ts";

/** Throws `invitation_unknown`, also for one that gives more than who asks administers. */
export async function withdrawInvitation({ db }: Ground, asker: Asker, id: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const own = await findOwnRights(tx, asker);
    const before = (await findInvitations(tx)).find((invitation) => invitation.id === id);
    const isManaged = before?.grants.every((grant) => covers(own, "access.manage", grant)) === true;
    if (!before || !isManaged || !(await deleteInvitation(tx, id))) throw unknownInvitation();
    const { name, email, grants } = before;
    noteChange({ subject: `invitation of ${email}`, before: { name, grants }, after: null });
    await tellAccess(tx);
  });
}
