import type { Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Grant } from "../contract.ts";
import { tellAccess } from "../ground.ts";
import { findGrants, putGrants } from "../store/grants.ts";
import { type InvitationRow, deleteInvitation } from "../store/invitations.ts";

/** Adds what an invitation gives to what a member holds, and uses it up; false where somebody was quicker. */
export async function takeInvitation(
  tx: Handle,
  { id, email, grants, invited_by }: InvitationRow,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<boolean> {
  if (!(await deleteInvitation(tx, id))) return false;
  const before = (await findGrants(tx, userId)).map(({ permissions: _permissions, ...grant }): Grant => grant);
  await putGrants(tx, userId, [...before, ...grants], { at, by: invited_by });
  const after = (await findGrants(tx, userId)).map(({ permissions: _permissions, ...grant }) => grant);
  noteChange({ subject: `member ${email}`, before, after });
  await tellAccess(tx);
  return true;
}
