import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Grant } from "../contract.ts";

export interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly invited_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** Adds an invitation beside those that wait for the same address. */
export async function insertInvitation(
  tx: Handle,
  row: InvitationRow & { readonly token_hash: Uint8Array },
): Promise<void> {
  await sql`
    insert into account_invitation (id, name, email, grants, token_hash, invited_by, created_at, expires_at)
    values (${row.id}, ${row.name}, ${row.email}, ${JSON.stringify(row.grants)}::jsonb, ${Buffer.from(row.token_hash)}, ${row.invited_by},
      ${row.created_at}, ${row.expires_at})`.execute(tx);
}

export async function findInvitations(tx: Handle): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select id, name, email, grants, invited_by, created_at, expires_at from account_invitation
    order by lower(name), id`.execute(tx);
  return rows;
}

/** The invitations to an address that wait, also those that have expired. */
export async function findInvitationsTo(tx: Handle, email: string): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select id, name, email, grants, invited_by, created_at, expires_at from account_invitation
    where email = ${email} order by created_at, id`.execute(tx);
  return rows;
}

/** The invitation with this hash, if it has not expired. */
export async function findInvitation(tx: Handle, hash: Uint8Array, now: Date): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select id, name, email, grants, invited_by, created_at, expires_at from account_invitation
    where token_hash = ${Buffer.from(hash)} and expires_at > ${now}`.execute(tx);
  return rows[0];
}

/** Whether it was there; of two who take it up at once, one is told that it was. */
export async function deleteInvitation(tx: Handle, id: string): Promise<boolean> {
  const { rows } = await sql`delete from account_invitation where id = ${id} returning 1`.execute(tx);
  return rows.length > 0;
}
