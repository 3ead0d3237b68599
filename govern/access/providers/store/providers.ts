import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Grant } from "../../contract.ts";

export interface ProviderRow {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly sealed: string | null;
  readonly scopes: string;
  readonly domains: readonly string[];
  readonly groups_claim: string | null;
  readonly group_grants: readonly { readonly group: string; readonly grants: readonly Grant[] }[];
  readonly default_grants: readonly Grant[];
  readonly creates_members: boolean;
  readonly private_addresses: boolean;
  readonly demands_factor: boolean;
  readonly factor_words: readonly string[];
  readonly enabled: boolean;
  readonly version: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

export async function findProviders(tx: Handle): Promise<readonly ProviderRow[]> {
  const { rows } = await sql<ProviderRow>`select * from account_provider order by lower(name), id`.execute(tx);
  return rows;
}

export async function findProvider(tx: Handle, id: string): Promise<ProviderRow | undefined> {
  const { rows } = await sql<ProviderRow>`select * from account_provider where id = ${id}`.execute(tx);
  return rows[0];
}

/** False where a row with this id is there in another version than the one before this. */
export async function putProvider(tx: Handle, row: ProviderRow): Promise<boolean> {
  const { rows } = await sql`
    insert into account_provider as p (id, name, issuer, client_id, sealed, scopes, domains, groups_claim, group_grants,
      default_grants, creates_members, private_addresses, demands_factor, factor_words, enabled, version, changed_at, changed_by)
    values (${row.id}, ${row.name}, ${row.issuer}, ${row.client_id}, ${row.sealed}, ${row.scopes}, ${[...row.domains]},
      ${row.groups_claim}, ${JSON.stringify(row.group_grants)}::jsonb, ${JSON.stringify(row.default_grants)}::jsonb,
      ${row.creates_members}, ${row.private_addresses}, ${row.demands_factor}, ${[...row.factor_words]}, ${row.enabled}, ${row.version}, ${row.changed_at},
      ${row.changed_by})
    on conflict (id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
      sealed = excluded.sealed, scopes = excluded.scopes, domains = excluded.domains,
      groups_claim = excluded.groups_claim, group_grants = excluded.group_grants,
      default_grants = excluded.default_grants, creates_members = excluded.creates_members,
      private_addresses = excluded.private_addresses, demands_factor = excluded.demands_factor,
      factor_words = excluded.factor_words, enabled = excluded.enabled, version = excluded.version,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where p.version = excluded.version - 1
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Who is whom there is forgotten too. */
export async function deleteProvider(tx: Handle, id: string): Promise<ProviderRow | undefined> {
  await sql`delete from account_credential where provider_id = ${id}`.execute(tx);
  const { rows } = await sql<ProviderRow>`delete from account_provider where id = ${id} returning *`.execute(tx);
  return rows[0];
}

/** Forgets who is whom, as must be when a provider becomes another one under the same row. */
export async function deleteLinks(tx: Handle, providerId: string): Promise<void> {
  await sql`delete from account_credential where provider_id = ${providerId}`.execute(tx);
}

/** The member who is this subject at the provider. */
export async function findLinked(tx: Handle, providerId: string, subject: string): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from account_credential where provider_id = ${providerId} and account_id = ${subject}`.execute(tx);
  return rows[0]?.user_id;
}

export async function insertLink(tx: Handle, link: { providerId: string; subject: string; userId: string; now: Date }) {
  await sql`
    insert into account_credential (user_id, provider_id, account_id, created_at, updated_at)
    values (${link.userId}, ${link.providerId}, ${link.subject}, ${link.now}, ${link.now})`.execute(tx);
}

/** Whether a member is somebody else at this provider already. */
export async function isLinked(tx: Handle, providerId: string, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_credential where provider_id = ${providerId} and user_id = ${userId}`.execute(tx);
  return rows.length > 0;
}

/** An account without a password; the provider has verified its address. */
export async function insertUser(
  tx: Handle,
  user: { id: string; name: string; email: string; now: Date },
): Promise<void> {
  await sql`
    insert into account_user (id, name, email, email_verified, created_at, updated_at)
    values (${user.id}, ${user.name}, ${user.email}, true, ${user.now}, ${user.now})`.execute(tx);
}
