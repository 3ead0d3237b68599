import { countAttempt } from "../commands/count-attempt.ts";
import { unknownInvitation } from "../errors.ts";
import type { Ground } from "../ground.ts";
import { hashOf } from "../recognition.ts";
import type { Visit } from "../sessions.ts";
import { type InvitationRow, findInvitation } from "../store/invitations.ts";

/** The invitation of a token that is still good. Throws `invitation_unknown`, `too_many_attempts`. */
export async function readInvitation(ground: Ground, visit: Visit, token: string): Promise<InvitationRow> {
  const forgive = await countAttempt(ground, visit);
  const found = await findInvitation(ground.db, hashOf(token), ground.now());
  if (!found) throw unknownInvitation();
  await forgive();
  return found;
}
