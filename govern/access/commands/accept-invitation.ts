import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";
import { noteActor } from "@firsthand/platform/trace";

import type { SignInOutcome } from "../contract.ts";
import { alreadyMember, unknownInvitation } from "../errors.ts";
import { afterPassword } from "../factors/commands/after-password.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { readInvitation } from "../queries/read-invitation.ts";
import type { Visit } from "../sessions.ts";
import { putGrants } from "../store/grants.ts";
import { deleteInvitation } from "../store/invitations.ts";
import { insertMember, isMember, lockMembers } from "../store/members.ts";
import { checkNewPassword } from "./check-password.ts";

/** Makes the account, and what follows is as after a right password; an invitation is good for one. Throws `invitation_unknown`, `password_too_weak`. */
export async function acceptInvitation(
  ground: Ground,
  visit: Visit,
  { token, password }: { token: string; password: string },
): Promise<SignInOutcome> {
  const { db, now, random, sessions } = ground;
  const invitation = await readInvitation(ground, visit, token);
  await checkNewPassword(ground, { path: "password", password, person: invitation });
  const passwordHash = await sessions.hashPassword(password);
  const { name, email, grants, invited_by } = invitation;
  const userId = await transact(db, async (tx) => {
    await lockMembers(tx);
    if (!(await deleteInvitation(tx, invitation.id))) throw unknownInvitation();
    if (await isMember(tx, email)) throw alreadyMember();
    const at = now();
    const id = mintId(0, at.getTime(), () => random(8));
    await insertMember(tx, { id, name, email, passwordHash, now: at });
    await putGrants(tx, id, grants, { at, by: invited_by });
    noteActor({ kind: "person", id, name });
    await tellAccess(tx);
    return id;
  });
  return await afterPassword(ground, visit, userId);
}
