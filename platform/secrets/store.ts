import { sql } from "kysely";

import type { Handle } from "../storage/index.ts";
import { prefixOf } from "./rules.ts";

/** A column of a table in which a module keeps what `Secrets.seal` gave it; it may be null. */
export interface SealedColumn {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: readonly [string, ...string[]];
  readonly column: string;
  /** What `seal` was told for a row, from the values of its key as texts. */
  readonly purpose: (...key: string[]) => string;
}

export interface SealedRow {
  /** Where it lies; good until the transaction ends. */
  readonly place: string;
  readonly key: readonly string[];
  readonly sealed: string;
}

/** Rows, locked, that are sealed with another key than this one, but for those whose keys are to be passed over. */
export async function lockSealedOtherwise(
  tx: Handle,
  { table, key, column }: SealedColumn,
  { version, passOver, limit }: { version: number; passOver: readonly string[]; limit: number },
): Promise<readonly SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select ctid::text as place, ${keyOf(key)} as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and not starts_with(${sql.ref(column)}, ${prefixOf(version)})
      and ${keyOf(key)}::text <> all (${passOver}::text[])
    limit ${limit} for update`.execute(tx);
  return rows;
}

/** Puts another sealed text into a row that is locked. */
export async function reseal(
  tx: Handle,
  { table, column }: SealedColumn,
  place: string,
  sealed: string,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sealed} where ctid = ${place}::tid`.execute(tx);
}

/** All sealed texts of a column with the keys of their rows. */
export async function findSealed(
  tx: Handle,
  { table, key, column }: SealedColumn,
): Promise<readonly Omit<SealedRow, "place">[]> {
  const { rows } = await sql<Omit<SealedRow, "place">>`
    select ${keyOf(key)} as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null order by 1`.execute(tx);
  return rows;
}

const keyOf = (key: readonly string[]) =>
  sql<string>`jsonb_build_array(${sql.join(key.map((name) => sql`${sql.ref(name)}::text`))})`;

/** The number of a transaction of its own, which is higher than that of every other one that has begun to write. */
export async function nextTransaction(tx: Handle): Promise<string> {
  const { rows } = await sql<{ at: string }>`select pg_current_xact_id()::text as at`.execute(tx);
  return rows[0]?.at ?? "0";
}

/** Whether all transactions before that one have ended. */
export async function haveEndedBefore(tx: Handle, at: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${at}::xid8 as ended`.execute(tx);
  return rows[0]?.ended === true;
}
