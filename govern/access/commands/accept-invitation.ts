import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";

import type { SignedIn } from "../contract.ts";
import { alreadyMember, unknownInvitation, weakPassword } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { readInvitation } from "../queries/read-invitation.ts";
import { weaknessOf } from "../rules/passwords.ts";
import type { Visit } from "../sessions.ts";
import { deleteInvitation } from "../store/invitations.ts";
import { insertMember, isMember, lockMembers } from "../store/members.ts";
import { beginSession } from "./sign-in.ts";

/** Makes the account and signs in; an invitation is good for one. Throws `invitation_unknown`, `password_too_weak`. */
export async function acceptInvitation(
  ground: Ground,
  visit: Visit,
  { token, password }: { token: string; password: string },
): Promise<SignedIn> {
  const { db, now, random, sessions } = ground;
  const invitation = await readInvitation(ground, visit, token);
  const weakness = weaknessOf(password, invitation);
  if (weakness) throw weakPassword("password", weakness);
  const passwordHash = await sessions.hashPassword(password);
  const { name, email, role } = invitation;
  await transact(db, async (tx) => {
    await lockMembers(tx);
    if (!(await deleteInvitation(tx, invitation.id))) throw unknownInvitation();
    if (await isMember(tx, email)) throw alreadyMember();
    const at = now();
    const id = mintId(0, at.getTime(), () => random(8));
    await insertMember(tx, { id, name, email, role, passwordHash, now: at });
    await tellAccess(tx);
  });
  return beginSession(ground, visit, { email, password });
}
