import { mintId } from "@firsthand/kernel/ids";
import type { Asker } from "@firsthand/platform/http";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Grant } from "../contract.ts";
import { alreadyMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { invitationMail } from "../factors/rules/mails.ts";
import { hashOf } from "../recognition.ts";
import { INVITATION_DAYS, daysAfter } from "../rules/limits.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { isSeenGrant } from "../queries/list-members.ts";
import { type Rights, covers, managesAll } from "../rules/rights.ts";
import { findGrants } from "../store/grants.ts";
import { deleteInvitation, findInvitationsTo, insertInvitation } from "../store/invitations.ts";
import { findMemberByEmail, lockMembers } from "../store/members.ts";
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

/**
 * The token is given this once; an earlier invitation to the same address that who asks could withdraw is void. A member
 * whom they do not see is invited like anybody: the roles are added to theirs when it is taken up. Throws
 * `already_member`, and as `checkGrants`.
 */
export async function invite(ground: Ground, asker: Asker, invited: Invited): Promise<IssuedInvitation> {
  const { db, now, random, countUnits } = ground;
  const at = now();
  const email = invited.email.toLowerCase();
  const token = random(32).toString("base64url");
  const id = mintId(0, at.getTime(), () => random(8));
  const expiresAt = daysAfter(at, INVITATION_DAYS);
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const own = await findOwnRights(tx, asker);
    if (await isSeenMember(tx, own, email)) throw alreadyMember();
    await checkGrants({ tx, countUnits, own }, invited.grants);
    for (const { id: earlier, grants } of await findInvitationsTo(tx, email)) {
      if (grants.every((grant) => covers(own, "access.manage", grant))) await deleteInvitation(tx, earlier);
    }
    await insertInvitation(tx, {
      id,
      name: invited.name,
      email,
      grants: invited.grants,
      token_hash: hashOf(token),
      invited_by: asker.name,
      created_at: at,
      expires_at: expiresAt,
    });
    noteChange({
      subject: `invitation of ${email}`,
      before: null,
      after: { name: invited.name, grants: invited.grants },
    });
    await tellAccess(tx);
  });
  const path = `/invitation/${token}`;
  const mailed = await mailInvitation(ground, { name: invited.name, email }, { by: asker.name, path });
  return { id, token, path, expiresAt: expiresAt.toISOString(), mailed };
}

async function isSeenMember(tx: Handle, own: Rights, email: string): Promise<boolean> {
  const member = await findMemberByEmail(tx, email);
  if (!member) return false;
  return managesAll(own) || (await findGrants(tx, member.id)).some((grant) => isSeenGrant(own, grant));
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
