import { mintId } from "@firsthand/kernel/ids";
import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";

import type { Grant } from "../contract.ts";
import { alreadyMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { invitationMail } from "../factors/rules/mails.ts";
import { hashOf } from "../recognition.ts";
import { INVITATION_DAYS, daysAfter } from "../rules/limits.ts";
import { putInvitation } from "../store/invitations.ts";
import { isMember, lockMembers } from "../store/members.ts";
import { checkGrants } from "./check-grants.ts";

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}

export interface IssuedInvitation {
  readonly id: string;
  readonly token: string;
  /** Where it is taken up, below the address of this server. */
  readonly path: string;
  readonly expiresAt: string;
  /** Whether the mail server took it; otherwise the link is to be handed over in another way. */
  readonly mailed: boolean;
}

/** The token is given this once; an earlier invitation to the same address is void. Throws `already_member`, and as
 * `checkGrants`. */
export async function invite(ground: Ground, asker: Asker, invited: Invited): Promise<IssuedInvitation> {
  const { db, now, random, countUnits } = ground;
  const at = now();
  const email = invited.email.toLowerCase();
  const token = random(32).toString("base64url");
  const id = mintId(0, at.getTime(), () => random(8));
  const expiresAt = daysAfter(at, INVITATION_DAYS);
  await transact(db, async (tx) => {
    await lockMembers(tx);
    if (await isMember(tx, email)) throw alreadyMember();
    await checkGrants({ tx, countUnits }, asker, invited.grants);
    await putInvitation(tx, {
      id,
      name: invited.name,
      email,
      grants: invited.grants,
      token_hash: hashOf(token),
      invited_by: asker.name,
      created_at: at,
      expires_at: expiresAt,
    });
    await tellAccess(tx);
  });
  const path = `/invitation/${token}`;
  const mailed = await mailInvitation(ground, { name: invited.name, email }, { by: asker.name, path });
  return { id, token, path, expiresAt: expiresAt.toISOString(), mailed };
}

/** An invitation stands also where its mail was not taken. */
async function mailInvitation(
  { post }: Ground,
  to: { name: string; email: string },
  { by, path }: { by: string; path: string },
): Promise<boolean> {
  if (!post) return false;
  const letter = invitationMail(to, { by, link: post.publicUrl + path, days: INVITATION_DAYS });
  return await post.send(letter).then(
    () => true,
    () => false,
  );
}
