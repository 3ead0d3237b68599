import { mintId } from "@firsthand/kernel/ids";
import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";

import type { Role } from "../contract.ts";
import { alreadyMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { hashOf } from "../recognition.ts";
import { INVITATION_DAYS, daysAfter } from "../rules/limits.ts";
import { putInvitation } from "../store/invitations.ts";
import { isMember, lockMembers } from "../store/members.ts";

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface IssuedInvitation {
  readonly id: string;
  readonly token: string;
  /** Where it is taken up, below the address of this server. */
  readonly path: string;
  readonly expiresAt: string;
}

/** The token is given this once; an earlier invitation to the same address is void. Throws `already_member`. */
export async function invite({ db, now, random }: Ground, asker: Asker, invited: Invited): Promise<IssuedInvitation> {
  const at = now();
  const email = invited.email.toLowerCase();
  const token = random(32).toString("base64url");
  const id = mintId(0, at.getTime(), () => random(8));
  const expiresAt = daysAfter(at, INVITATION_DAYS);
  await transact(db, async (tx) => {
    await lockMembers(tx);
    if (await isMember(tx, email)) throw alreadyMember();
    await putInvitation(tx, {
      id,
      name: invited.name,
      email,
      role: invited.role,
      token_hash: hashOf(token),
      invited_by: asker.name,
      created_at: at,
      expires_at: expiresAt,
    });
    await tellAccess(tx);
  });
  return { id, token, path: `/invitation/${token}`, expiresAt: expiresAt.toISOString() };
}
