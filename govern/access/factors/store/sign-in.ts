import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { SignInRule } from "../contract.ts";

/** How a session was opened. */
export type SignInMethod = "password" | "code" | "recovery" | "passkey" | "provider";

export async function noteMethod(tx: Handle, token: string, { method, now }: { method: SignInMethod; now: Date }) {
  await sql`update account_session set method = ${method}, proved_at = ${now} where token = ${token}`.execute(tx);
}

export interface ProofRow {
  readonly method: SignInMethod | null;
  readonly proved_at: Date | null;
}

export async function findProof(tx: Handle, sessionId: string): Promise<ProofRow | undefined> {
  const { rows } = await sql<ProofRow>`
    select method, proved_at from account_session where id = ${sessionId}`.execute(tx);
  return rows[0];
}

/** Ends all sessions of a person, but for one where that is said; gives how many. */
export async function deleteSessionsOf(tx: Handle, userId: string, keep?: string): Promise<number> {
  const { rows } = await sql`
    delete from account_session where user_id = ${userId} and (${keep ?? null}::uuid is null or id <> ${keep ?? null})
    returning 1`.execute(tx);
  return rows.length;
}

export async function hasPassword(tx: Handle, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_credential
    where user_id = ${userId} and provider_id = 'credential' and password is not null`.execute(tx);
  return rows.length > 0;
}

/** Only of who has one already. */
export async function updatePassword(tx: Handle, userId: string, { hash, now }: { hash: string; now: Date }) {
  const { rows } = await sql`
    update account_credential set password = ${hash}, updated_at = ${now}
    where user_id = ${userId} and provider_id = 'credential' and password is not null returning 1`.execute(tx);
  return rows.length > 0;
}

export async function findUserByEmail(tx: Handle, email: string) {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from account_user where email = ${email.toLowerCase()}`.execute(tx);
  return rows[0];
}

export interface RuleRow {
  readonly second_factor: SignInRule["secondFactor"];
  readonly idle_hours: number | null;
  readonly longest_hours: number | null;
  readonly version: number;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
}

export async function findRule(tx: Handle): Promise<RuleRow> {
  const { rows } = await sql<RuleRow>`
    select second_factor, idle_hours, longest_hours, version, changed_at, changed_by
    from account_sign_in_rule`.execute(tx);
  const none = { idle_hours: null, longest_hours: null, version: 0, changed_at: null, changed_by: null };
  return rows[0] ?? { second_factor: "nobody", ...none };
}

/** False where somebody changed it since `ifVersion` was seen. */
export async function putRule(tx: Handle, row: RuleRow, ifVersion: number): Promise<boolean> {
  const { rows } = await sql`
    insert into account_sign_in_rule as r
      (second_factor, idle_hours, longest_hours, version, changed_at, changed_by)
    select ${row.second_factor}, ${row.idle_hours}, ${row.longest_hours}, ${row.version}, ${row.changed_at},
      ${row.changed_by}
    where ${ifVersion} = 0 or exists (select 1 from account_sign_in_rule)
    on conflict (id) do update
      set second_factor = excluded.second_factor, idle_hours = excluded.idle_hours,
        longest_hours = excluded.longest_hours, version = excluded.version, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by
      where r.version = ${ifVersion}
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** How many members there are, and how many of them have an app or a passkey. */
export async function countFactors(tx: Handle): Promise<{ all: number; withFactor: number }> {
  const { rows } = await sql<{ all: number; with_factor: number }>`
    select count(*)::int as all, (count(*) filter (where
      exists (select 1 from account_totp t where t.user_id = u.id and t.confirmed_at is not null)
      or exists (select 1 from account_passkey p where p.user_id = u.id)))::int as with_factor
    from account_user u`.execute(tx);
  return { all: rows[0]?.all ?? 0, withFactor: rows[0]?.with_factor ?? 0 };
}
