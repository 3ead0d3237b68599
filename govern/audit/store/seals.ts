import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface SealRow {
  readonly seal_number: number;
  readonly at: Date;
  readonly line_count: number;
  readonly line_ids: readonly string[] | null;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly seal_hash: Buffer;
  readonly pruned_at: Date | null;
  readonly pruning: Buffer | null;
}

/** One at a time makes, prunes or moves seals. Writing lines does not wait for it. */
export async function holdSeals(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('firsthand audit seals'))`.execute(tx);
}

export async function findNewestSeal(tx: Handle): Promise<SealRow | undefined> {
  const { rows } = await sql<SealRow>`select * from audit_seal order by seal_number desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertSeal(tx: Handle, seal: Omit<SealRow, "pruned_at" | "pruning">): Promise<void> {
  await sql`
    insert into audit_seal (seal_number, at, line_count, line_ids, first_at, last_at, root, previous, seal_hash)
    values (${seal.seal_number}, ${seal.at}, ${seal.line_count}, ${seal.line_ids}::uuid[], ${seal.first_at},
      ${seal.last_at}, ${seal.root}, ${seal.previous}, ${seal.seal_hash})`.execute(tx);
}

/** Seals after a number, in order: at most so many, and no more once they close off so many lines. */
export async function findSealsAfter(
  tx: Handle,
  after: number,
  most: { readonly seals: number; readonly lines: number },
): Promise<readonly SealRow[]> {
  const { rows } = await sql<SealRow>`
    select s.* from (
      select *, sum(line_count) over (order by seal_number rows unbounded preceding) - line_count as before
      from (select * from audit_seal where seal_number > ${after} order by seal_number limit ${most.seals}) next
    ) s where before < ${most.lines} order by seal_number`.execute(tx);
  return rows;
}

/** Seals all of whose lines are older than this, oldest first. */
export async function findOlder(tx: Handle, before: Date, limit: number): Promise<readonly SealRow[]> {
  const { rows } = await sql<SealRow>`
    select * from audit_seal where pruned_at is null and last_at < ${before} order by seal_number limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function markPruned(
  tx: Handle,
  sealNumber: number,
  { at, pruning }: { readonly at: Date; readonly pruning: Buffer },
): Promise<void> {
  await sql`
    update audit_seal set line_ids = null, pruned_at = ${at}, pruning = ${pruning}
    where seal_number = ${sealNumber}`.execute(tx);
}
