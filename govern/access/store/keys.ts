import type { FrontOfficeFunction } from "@firsthand/kernel/functions";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly permissions: readonly string[];
  readonly unit: string | null;
  readonly function: FrontOfficeFunction | null;
  readonly made_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
}

export interface HeldKey extends KeyRow {
  readonly made_by_id: string | null;
}

export interface NewKey extends Omit<KeyRow, "last_used_at"> {
  readonly key_hash: Uint8Array;
  readonly made_by_id: string | null;
}

export async function insertKey(tx: Handle, key: NewKey): Promise<void> {
  await sql`
    insert into account_key (id, name, key_hash, start, permissions, unit, function, made_by, made_by_id, created_at,
      expires_at)
    values (${key.id}, ${key.name}, ${Buffer.from(key.key_hash)}, ${key.start}, ${[...key.permissions]}, ${key.unit},
      ${key.function}, ${key.made_by},
      ${key.made_by_id}, ${key.created_at}, ${key.expires_at})`.execute(tx);
}

export async function findKeys(tx: Handle): Promise<readonly HeldKey[]> {
  const { rows } = await sql<HeldKey>`
    select id, name, start, permissions, unit, function, made_by, made_by_id, created_at, expires_at, last_used_at
    from account_key
    order by created_at desc, id`.execute(tx);
  return rows;
}

/** The key with this hash, if it has not expired. */
export async function findKeyByHash(tx: Handle, hash: Uint8Array, now: Date): Promise<HeldKey | undefined> {
  const { rows } = await sql<HeldKey>`
    select id, name, start, permissions, unit, function, made_by, made_by_id, created_at, expires_at, last_used_at
    from account_key
    where key_hash = ${Buffer.from(hash)} and (expires_at is null or expires_at > ${now})`.execute(tx);
  return rows[0];
}

/** A key, also one that has expired. */
export async function findKeyById(tx: Handle, id: string): Promise<HeldKey | undefined> {
  const { rows } = await sql<HeldKey>`
    select id, name, start, permissions, unit, function, made_by, made_by_id, created_at, expires_at, last_used_at
    from account_key where id = ${id}`.execute(tx);
  return rows[0];
}

/** The person behind a key; undefined where the key is gone. Its row is held, so that it cannot go meanwhile. */
export async function findMaker(tx: Handle, id: string): Promise<{ made_by_id: string | null } | undefined> {
  const { rows } = await sql<{ made_by_id: string | null }>`
    select made_by_id from account_key where id = ${id} for share`.execute(tx);
  return rows[0];
}

export async function deleteKey(tx: Handle, id: string): Promise<boolean> {
  const { rows } = await sql`delete from account_key where id = ${id} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Removes all keys that somebody made; gives how many. */
export async function deleteKeysOf(tx: Handle, userId: string): Promise<number> {
  const { rows } = await sql`delete from account_key where made_by_id = ${userId} returning 1`.execute(tx);
  return rows.length;
}

/** Notes that a key was used, at most once a minute. */
export async function touchKey(tx: Handle, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 60_000);
  await sql`
    update account_key set last_used_at = ${now}
    where id = ${id} and (last_used_at is null or last_used_at <= ${before})`.execute(tx);
}
