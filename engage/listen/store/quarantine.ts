import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { deliveries } from "./deliveries.ts";

/** One thing in quarantine, but for its bytes. */
export interface ListedRow {
  readonly delivery_id: string;
  readonly source: string;
  readonly reason_code: string;
  readonly reason: string;
  readonly import_id: string | null;
  readonly file_name: string | null;
  readonly record_number: number;
  readonly line_number: number;
  readonly bytes: number;
  readonly received_at: Date;
}

export interface QuarantinedRow extends ListedRow {
  readonly raw: Buffer;
}

const shown = (tx: Handle) =>
  deliveries(tx)
    .$extendTables<{ import_run: { import_id: string; file_name: string } }>()
    .selectFrom("delivery as d")
    .leftJoin("import_run as r", "r.import_id", "d.import_id")
    .where("d.state", "=", "quarantined")
    .select([
      "d.delivery_id",
      "d.source",
      sql<string>`d.reason_code`.as("reason_code"),
      sql<string>`d.reason`.as("reason"),
      "d.import_id",
      "r.file_name",
      sql<number>`d.record_number::int`.as("record_number"),
      sql<number>`d.line_number::int`.as("line_number"),
      sql<number>`octet_length(d.raw)`.as("bytes"),
      "d.received_at",
    ]);

export interface QuarantineFilter {
  readonly source?: string | undefined;
  readonly reason?: string | undefined;
  readonly importId?: string | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Only those after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What is in quarantine, by id, without the bytes: fifty of them may be large. */
export async function listQuarantined(tx: Handle, filter: QuarantineFilter): Promise<ListedRow[]> {
  return await filtered(tx, filter).execute();
}

/** What is in quarantine, by id, with the bytes. */
export async function findQuarantined(tx: Handle, filter: QuarantineFilter): Promise<QuarantinedRow[]> {
  return await filtered(tx, filter).select(withRaw).execute();
}

const withRaw = sql<Buffer>`d.raw`.as("raw");

function filtered(tx: Handle, filter: QuarantineFilter) {
  let query = shown(tx);
  if (filter.source !== undefined) query = query.where("d.source", "=", filter.source);
  if (filter.reason !== undefined) query = query.where("d.reason_code", "=", filter.reason);
  if (filter.importId !== undefined) query = query.where("d.import_id", "=", filter.importId);
  if (filter.ids !== undefined) query = query.where(sql<boolean>`d.delivery_id = any(${filter.ids}::uuid[])`);
  if (filter.after !== undefined) query = query.where("d.delivery_id", ">", filter.after);
  return query.orderBy("d.delivery_id").limit(filter.limit);
}

/** Those whose id begins with these characters; at most two. */
export async function findQuarantinedById(tx: Handle, prefix: string): Promise<QuarantinedRow[]> {
  return await shown(tx)
    .select(withRaw)
    .where(sql<boolean>`starts_with(d.delivery_id::text, ${prefix})`)
    .limit(2)
    .execute();
}

/** One by its whole id. */
export async function findOneQuarantined(tx: Handle, id: string): Promise<BegunRow | undefined> {
  return await shown(tx)
    .select([startOf(QUARANTINE_SHOWN), encodingOf])
    .where(sql<boolean>`d.home = ${homeOfStableId(id)}`)
    .where("d.delivery_id", "=", id)
    .executeTakeFirst();
}

/** Bytes of one thing that pages show. */
const QUARANTINE_SHOWN = 64 * 1024;

/** One thing in quarantine with the beginning of its bytes, and the encoding that its file has, if that is known. */
export interface BegunRow extends ListedRow {
  readonly start: Buffer;
  readonly encoding: string | null;
}

const startOf = (bytes: number) => sql<Buffer>`substring(d.raw from 1 for ${bytes}::int)`.as("start");
const encodingOf = sql<string | null>`r.context ->> 'encoding'`.as("encoding");

/** What is in quarantine, the newest first, each with its first bytes. */
export async function pageQuarantined(
  tx: Handle,
  filter: {
    readonly source?: string | undefined;
    readonly importId?: string | undefined;
    readonly before?: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
    readonly bytes: number;
  },
): Promise<BegunRow[]> {
  let query = shown(tx).select([startOf(filter.bytes), encodingOf]);
  if (filter.source !== undefined) query = query.where("d.source", "=", filter.source);
  if (filter.importId !== undefined) query = query.where("d.import_id", "=", filter.importId);
  if (filter.before) {
    const { at, id } = filter.before;
    query = query.where(sql<boolean>`(d.received_at, d.delivery_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return await query.orderBy("d.received_at", "desc").orderBy("d.delivery_id", "desc").limit(filter.limit).execute();
}

/** How many things like that are in quarantine, counted up to `most`. */
export async function countLike(
  tx: Handle,
  filter: Pick<QuarantineFilter, "source" | "importId" | "after"> & { readonly most?: number },
): Promise<number> {
  const { source = null, importId = null, after = null, most = null } = filter;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from delivery where state = 'quarantined' and (${source}::text is null or source = ${source})
        and (${importId}::uuid is null or import_id = ${importId}::uuid)
        and (${after}::uuid is null or delivery_id > ${after}::uuid) limit ${most}) as counted`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The bytes of one thing that is or was in quarantine. */
export async function findRaw(tx: Handle, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ raw: Buffer }>`
    select raw from delivery where home = ${homeOfStableId(id)} and delivery_id = ${id}::uuid
      and state = 'quarantined' and raw is not null`.execute(tx);
  return rows[0]?.raw;
}

/** Those of these ids that still lie in quarantine, locked in sorted order. */
export async function lockQuarantined(tx: Handle, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ delivery_id: string }>`
    select delivery_id from delivery where state = 'quarantined' and delivery_id = any(${ids}::uuid[])
    order by delivery_id for update`.execute(tx);
  return new Set(rows.map((row) => row.delivery_id));
}

export async function countQuarantined(tx: Handle): Promise<{ source: string; reason: string; count: number }[]> {
  return await deliveries(tx)
    .selectFrom("delivery")
    .where("state", "=", "quarantined")
    .select(["source", sql<string>`reason_code`.as("reason"), sql<number>`count(*)::int`.as("count")])
    .groupBy(["source", "reason_code"])
    .orderBy("count", "desc")
    .execute();
}

/** Says why one still cannot be understood, after another try. */
export async function updateReason(tx: Handle, id: string, reason: { code: string; message: string }): Promise<void> {
  await deliveries(tx)
    .updateTable("delivery")
    .set({ reason_code: reason.code, reason: reason.message })
    .where("delivery_id", "=", id)
    .execute();
}
