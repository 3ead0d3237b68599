import { transact } from "@firsthand/platform/storage";

import { unknownInvitation } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { deleteInvitation } from "../store/invitations.ts";

/** Throws `invitation_unknown`. */
export async function withdrawInvitation({ db }: Ground, id: string): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await deleteInvitation(tx, id))) throw unknownInvitation();
    await tellAccess(tx);
  });
}
