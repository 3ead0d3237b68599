import { mintId } from "@firsthand/kernel/ids";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { ADMINISTRATOR, type Grant } from "../../contract.ts";
import { noteMember } from "../../commands/note-member.ts";
import { findUserByEmail } from "../../factors/store/sign-in.ts";
import { type Ground, tellAccess } from "../../ground.ts";
import { findGrants, putGrants } from "../../store/grants.ts";
import { takeInvitation } from "../../commands/take-invitation.ts";
import { type InvitationRow, deleteInvitation, findInvitationsTo } from "../../store/invitations.ts";
import { hasOtherAdministrator, lockMembers } from "../../store/members.ts";
import { findRole } from "../../store/roles.ts";
import { domainRefused, mailNotVerified, noRole, notInvited } from "../errors.ts";
import { type Told, grantsFor, isOfDomain } from "../rules/claims.ts";
import { type ProviderRow, findLinked, insertLink, insertUser, isLinked } from "../store/providers.ts";

/**
 * Which member somebody is whom the provider vouches for: who signed in so before; else the member, or who is invited,
 * with the address that the provider has verified; else, where that is allowed, a new one. Roles follow the groups at
 * each sign-in. Throws `domain_not_allowed`, `mail_not_verified`, `not_invited`, `no_role`.
 */
export async function admit(ground: Ground, provider: ProviderRow, told: Told): Promise<string> {
  const { db, forget } = ground;
  if (told.email !== undefined && !isOfDomain(told.email, provider.domains)) throw domainRefused();
  if (told.email === undefined && provider.domains.length > 0) throw mailNotVerified();
  const id = await transact(db, async (tx) => {
    await lockMembers(tx);
    const linked = await findLinked(tx, provider.id, told.subject);
    const found = linked ?? (await join({ tx, ground, provider }, told));
    if (provider.groups_claim !== null) await followGroups({ tx, ground, provider }, found, told);
    await noteMember(tx, found);
    return found;
  });
  forget();
  return id;
}

interface Admitting {
  readonly tx: Handle;
  readonly ground: Ground;
  readonly provider: ProviderRow;
}

async function join(admitting: Admitting, told: Told): Promise<string> {
  const { tx, ground, provider } = admitting;
  const { email } = told;
  if (email === undefined) throw mailNotVerified();
  const now = ground.now();
  const member = await findUserByEmail(tx, email);
  // A mail address that went to somebody else at the provider does not open the account of who had it before.
  if (member && (await isLinked(tx, provider.id, member.id))) throw notInvited();
  const userId = member?.id ?? (await make(admitting, { ...told, email }));
  // Several units may have invited the same address.
  for (const invitation of await waiting(tx, email, now)) await takeInvitation(tx, invitation, { userId, at: now });
  await insertLink(tx, { providerId: provider.id, subject: told.subject, userId, now });
  await tellAccess(tx);
  return userId;
}

async function make({ tx, ground, provider }: Admitting, told: Told & { readonly email: string }): Promise<string> {
  const now = ground.now();
  const [invitation] = await waiting(tx, told.email, now);
  if (!invitation && !provider.creates_members) throw notInvited();
  const grants = invitation?.grants ?? (await existing(tx, grantsFor(told.groups, settingsOf(provider))));
  if (grants.length === 0) throw noRole();
  const id = mintId(0, now.getTime(), () => ground.random(8));
  const name = invitation?.name ?? told.name ?? told.email;
  await insertUser(tx, { id, name, email: told.email, now });
  await putGrants(tx, id, grants, { at: now, by: invitation?.invited_by ?? provider.name });
  if (invitation) await deleteInvitation(tx, invitation.id);
  noteChange({ subject: `member ${told.email}`, before: null, after: grants });
  return id;
}

async function waiting(tx: Handle, email: string, now: Date): Promise<readonly InvitationRow[]> {
  return (await findInvitationsTo(tx, email)).filter(({ expires_at }) => expires_at > now);
}

/** The only administrator stays one, whatever the groups say: otherwise nobody could mend a wrong mapping. */
async function followGroups({ tx, ground, provider }: Admitting, userId: string, told: Told): Promise<void> {
  const wanted = await existing(tx, grantsFor(told.groups, settingsOf(provider)));
  const before = (await findGrants(tx, userId)).map(({ permissions: _permissions, ...grant }) => grant);
  const isLast = before.some(isWhole) && !(await hasOtherAdministrator(tx, userId));
  const next = isLast && !wanted.some(isWhole) ? [...wanted, ...before.filter(isWhole)] : wanted;
  if (next.length === 0) throw noRole();
  if (isSame(before, next)) return;
  await putGrants(tx, userId, next, { at: ground.now(), by: provider.name });
  noteChange({ subject: `member ${userId}`, before, after: next });
  await tellAccess(tx);
}

const settingsOf = ({ group_grants, default_grants }: ProviderRow) => ({
  groupGrants: group_grants,
  defaultGrants: default_grants,
});

/** A role may have been removed since the provider was set. */
async function existing(tx: Handle, grants: readonly Grant[]): Promise<Grant[]> {
  const there: Grant[] = [];
  for (const grant of grants) if (await findRole(tx, grant.role)) there.push(grant);
  return there;
}

const isWhole = ({ role, unit, function: ofFunction }: Grant) =>
  role === ADMINISTRATOR && unit === null && ofFunction === null;

const names = (grants: readonly Grant[]) =>
  grants.map(({ role, unit, function: ofFunction }) => JSON.stringify([role, unit, ofFunction])).toSorted();

const isSame = (one: readonly Grant[], other: readonly Grant[]) => String(names(one)) === String(names(other));
