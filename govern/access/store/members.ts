import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { ADMINISTRATOR } from "../contract.ts";

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

/** Any number that nobody else uses. */
const LOCK = 4_600_001;

/** Lets one transaction at a time change who is an administrator; it ends with the transaction. */
export async function lockMembers(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

export async function hasAdministrator(tx: Handle): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_grant where role = ${ADMINISTRATOR} and unit is null and function is null limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whether there is an administrator beside this one. */
export async function hasOtherAdministrator(tx: Handle, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_grant
    where role = ${ADMINISTRATOR} and unit is null and function is null and user_id <> ${id} limit 1`.execute(tx);
  return rows.length > 0;
}

export async function findMembers(tx: Handle): Promise<readonly UserRow[]> {
  const { rows } = await sql<UserRow>`
    select id, name, email, created_at, last_seen_at from account_user order by lower(name), id`.execute(tx);
  return rows;
}

export async function findMember(tx: Handle, id: string): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`
    select id, name, email, created_at, last_seen_at from account_user where id = ${id}`.execute(tx);
  return rows[0];
}

/** The names of these members, by their ids; whoever is none is not in it. */
export async function findMemberNames(tx: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Pick<UserRow, "id" | "name">>`
    select id, name from account_user where id::text = any(${[...new Set(ids)]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findMemberByEmail(tx: Handle, email: string): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`
    select id, name, email, created_at, last_seen_at from account_user where email = ${email}`.execute(tx);
  return rows[0];
}

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** The account and its password, as better-auth reads them. */
export async function insertMember(tx: Handle, { id, name, email, passwordHash, now }: NewMember): Promise<void> {
  await sql`
    insert into account_user (id, name, email, email_verified, created_at, updated_at)
    values (${id}, ${name}, ${email}, false, ${now}, ${now})`.execute(tx);
  await sql`
    insert into account_credential (user_id, provider_id, account_id, password, created_at, updated_at)
    values (${id}, 'credential', ${id}, ${passwordHash}, ${now}, ${now})`.execute(tx);
}

/** Sessions and password go with it. */
export async function deleteMember(tx: Handle, id: string): Promise<void> {
  await sql`delete from account_user where id = ${id}`.execute(tx);
}
