import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The first of two numbers of an advisory lock; the second is the first byte of a hash. */
const FILES_LOCK = 4_715_031;

/** The two digits with which hashes begin whose files lie together. */
export const bucketOf = (hash: string): string => hash.slice(0, 2);

/** Keeps the clearing away of files with these beginnings waiting until this transaction ends. */
export async function keepClearingAway(tx: Handle, hashes: readonly string[]): Promise<void> {
  const buckets = [...new Set(hashes.map(bucketOf))].toSorted().map((bucket) => Number.parseInt(bucket, 16));
  if (buckets.length > 0)
    await sql`
      select pg_advisory_xact_lock_shared(${FILES_LOCK}, bucket)
      from (select unnest(${buckets}::int[]) as bucket order by 1) ordered`.execute(tx);
}

/** Waits for whoever puts files with this beginning, and keeps others waiting until this transaction ends. */
export async function lockBucket(tx: Handle, bucket: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FILES_LOCK}, ${Number.parseInt(bucket, 16)}::int)`.execute(tx);
}

/** Those of these hashes that a message names. */
export async function findNamed(tx: Handle, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select distinct hash from attachment where hash = any(${hashes}::text[])`.execute(tx);
  return new Set(rows.map(({ hash }) => hash));
}

/** Hashes that a message named before. */
export async function findLeaving(tx: Handle, limit: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from attachment_leaving order by hash limit ${limit}`.execute(tx);
  return rows.map(({ hash }) => hash);
}

export async function forgetLeaving(tx: Handle, hashes: readonly string[]): Promise<void> {
  await sql`delete from attachment_leaving where hash = any(${hashes}::text[])`.execute(tx);
}

/** All hashes that messages name, a thousand at a time. */
export async function* allNamed(tx: Handle): AsyncGenerator<readonly { hash: string; size: number }[]> {
  for (let after: string | undefined = ""; after !== undefined;) {
    const found = await sql<{ hash: string; size: number }>`
      select hash, max(size)::float8 as size from attachment where hash > ${after}
      group by hash order by hash limit 1000`.execute(tx);
    yield found.rows;
    after = found.rows.length === 1000 ? found.rows.at(-1)?.hash : undefined;
  }
}
