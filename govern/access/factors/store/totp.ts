import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface TotpRow {
  readonly sealed: string;
  readonly confirmed_at: Date | null;
  readonly failures: number;
}

export async function findTotp(tx: Handle, userId: string): Promise<TotpRow | undefined> {
  const { rows } = await sql<TotpRow>`
    select sealed, confirmed_at, failures from account_totp where user_id = ${userId}`.execute(tx);
  return rows[0];
}

/** Puts a secret in the place of one that was never confirmed; false where a confirmed one stands. */
export async function putTotp(tx: Handle, { userId, sealed, now }: { userId: string; sealed: string; now: Date }) {
  const { rows } = await sql`
    insert into account_totp as t (user_id, sealed, created_at) values (${userId}, ${sealed}, ${now})
    on conflict (user_id) do update set sealed = excluded.sealed, created_at = excluded.created_at, failures = 0
    where t.confirmed_at is null
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Takes a step that is later than the last one taken; of two with the same code one is let through. */
export async function takeStep(tx: Handle, userId: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update account_totp set last_step = ${step}, failures = 0
    where user_id = ${userId} and last_step < ${step} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function countFailure(tx: Handle, userId: string): Promise<void> {
  await sql`update account_totp set failures = failures + 1 where user_id = ${userId}`.execute(tx);
}

/** False where it was confirmed already. */
export async function confirmTotp(tx: Handle, userId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update account_totp set confirmed_at = ${now} where user_id = ${userId} and confirmed_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Recovery codes go with it. */
export async function deleteTotp(tx: Handle, userId: string): Promise<boolean> {
  await sql`delete from account_recovery_code where user_id = ${userId}`.execute(tx);
  const { rows } = await sql`delete from account_totp where user_id = ${userId} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Puts these in the place of all codes that there were. */
export async function putRecoveryCodes(tx: Handle, userId: string, hashes: readonly Uint8Array[]): Promise<void> {
  await sql`delete from account_recovery_code where user_id = ${userId}`.execute(tx);
  for (const hash of hashes)
    await sql`insert into account_recovery_code (user_id, code_hash) values (${userId}, ${Buffer.from(hash)})`.execute(
      tx,
    );
}

/** Whether the code was there unused; codes of the app are taken again after it. */
export async function useRecoveryCode(tx: Handle, userId: string, { hash, now }: { hash: Uint8Array; now: Date }) {
  const { rows } = await sql`
    update account_recovery_code set used_at = ${now}
    where user_id = ${userId} and code_hash = ${Buffer.from(hash)} and used_at is null returning 1`.execute(tx);
  if (rows.length > 0) await sql`update account_totp set failures = 0 where user_id = ${userId}`.execute(tx);
  return rows.length > 0;
}

export async function countRecoveryCodes(tx: Handle, userId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from account_recovery_code where user_id = ${userId} and used_at is null`.execute(tx);
  return rows[0]?.left ?? 0;
}
