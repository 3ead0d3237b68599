import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";
import { noteActor, noteChange } from "@firsthand/platform/trace";

import type { SignInOutcome } from "../contract.ts";
import { alreadyMember, unknownInvitation } from "../errors.ts";
import { afterPassword } from "../factors/commands/after-password.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { readInvitation } from "../queries/read-invitation.ts";
import type { Visit } from "../sessions.ts";
import { putGrants } from "../store/grants.ts";
import { type InvitationRow, deleteInvitation } from "../store/invitations.ts";
import { findMemberByEmail, insertMember, lockMembers } from "../store/members.ts";
import { checkNewPassword } from "./check-password.ts";
import { provePassword } from "./sign-in.ts";
import { takeInvitation } from "./take-invitation.ts";

/**
 * Makes the account, and what follows is as after a right password; an invitation is good for one. Who has an account
 * with this address already proves it by its password, and the roles are added to theirs. Throws `invitation_unknown`,
 * `password_too_weak`, `wrong_credentials`, `too_many_attempts`.
 */
export async function acceptInvitation(
  ground: Ground,
  visit: Visit,
  { token, password }: { token: string; password: string },
): Promise<SignInOutcome> {
  const { db, now, random, sessions } = ground;
  const invitation = await readInvitation(ground, visit, token);
  if (await findMemberByEmail(db, invitation.email)) return await join(ground, visit, { invitation, password });
  await checkNewPassword(ground, { path: "password", password, person: invitation });
  const passwordHash = await sessions.hashPassword(password);
  const { name, email, grants, invited_by } = invitation;
  const userId = await transact(db, async (tx) => {
    await lockMembers(tx);
    if (!(await deleteInvitation(tx, invitation.id))) throw unknownInvitation();
    if (await findMemberByEmail(tx, email)) throw alreadyMember();
    const at = now();
    const id = mintId(0, at.getTime(), () => random(8));
    await insertMember(tx, { id, name, email, passwordHash, now: at });
    await putGrants(tx, id, grants, { at, by: invited_by });
    noteChange({ subject: `member ${email}`, before: null, after: grants });
    noteActor({ kind: "person", id, name });
    await tellAccess(tx);
    return id;
  });
  return await afterPassword(ground, visit, userId);
}

async function join(
  ground: Ground,
  visit: Visit,
  { invitation, password }: { readonly invitation: InvitationRow; readonly password: string },
): Promise<SignInOutcome> {
  const userId = await provePassword(ground, visit, { email: invitation.email, password });
  await transact(ground.db, async (tx) => {
    await lockMembers(tx);
    if (!(await takeInvitation(tx, invitation, { userId, at: ground.now() }))) throw unknownInvitation();
  });
  ground.forget();
  return await afterPassword(ground, visit, userId);
}
