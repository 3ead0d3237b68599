import type { SourceRecord } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A record as it is stored: what is the same in most records is left out. */
export type StoredRecord = Partial<SourceRecord>;

const keys = (ids: readonly string[]) =>
  sql`unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, delivery_id)`;

/** How many of these deliveries, and of their earlier revisions, have content still. */
export async function countDelivered(
  tx: Handle,
  ids: readonly string[],
): Promise<{ deliveries: number; revisions: number }> {
  const { rows } = await sql<{ deliveries: number; revisions: number }>`
    select (select count(*)::int from ${keys(ids)} join delivery d using (home, delivery_id)
        where d.record is not null or d.raw is not null) as deliveries,
      (select count(*)::int from ${keys(ids)} join delivery_revision r using (home, delivery_id)
        where r.record is not null or r.raw is not null) as revisions`.execute(tx);
  return rows[0] ?? { deliveries: 0, revisions: 0 };
}

/** Takes the names that a source gave to these deliveries: the log's own id tells when they come again. */
export async function forgetExternalIds(tx: Handle, ids: readonly string[]): Promise<void> {
  await sql`
    update delivery d set external_id = 'erased:' || d.delivery_id from ${keys(ids)}
    where d.home = u.home and d.delivery_id = u.delivery_id and d.external_id not like 'erased:%'`.execute(tx);
}

/** What these deliveries brought, as records, standing and earlier ones. */
export async function findDelivered(
  tx: Handle,
  ids: readonly string[],
): Promise<{ delivery_id: string; received_at: Date; source: string; record: StoredRecord }[]> {
  const { rows } = await sql<{ delivery_id: string; received_at: Date; source: string; record: StoredRecord }>`
    select d.delivery_id, x.received_at, d.source, x.record from ${keys(ids)} join delivery d using (home, delivery_id)
    cross join lateral (
      select d.received_at, d.record union all
      select r.received_at, r.record from delivery_revision r
      where r.home = d.home and r.delivery_id = d.delivery_id
    ) x where x.record is not null order by x.received_at, d.delivery_id`.execute(tx);
  return rows;
}

/** The bytes of one of these deliveries that came as mail and were written by the customer; with what was attached. */
export async function findMail(tx: Handle, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ raw: Buffer }>`
    select d.raw from ${keys([id])} join delivery d using (home, delivery_id)
    where d.raw is not null and d.record ->> 'direction' = 'in'`.execute(tx);
  return rows[0]?.raw;
}

export interface UnreadRow {
  readonly delivery_id: string;
  readonly raw: Buffer;
}

/** Records that were never understood, or only when they were tried again: those after an id, with their bytes. */
export async function findUnread(tx: Handle, after: string | null, limit: number): Promise<UnreadRow[]> {
  const { rows } = await sql<UnreadRow>`
    select delivery_id, raw from delivery
    where state in ('quarantined', 'replayed', 'dismissed') and record is null and raw is not null
      and (${after}::uuid is null or delivery_id > ${after}::uuid)
    order by delivery_id limit ${limit}`.execute(tx);
  return rows;
}

/** One revision of a delivery, standing or earlier. */
export interface RecordRow {
  readonly table: "delivery" | "delivery_revision";
  readonly home: number;
  readonly delivery_id: string;
  readonly source_version: string;
  readonly content_hash: string;
  readonly record: StoredRecord;
  readonly has_raw: boolean;
}

/** What was written without its marks: there is an index by this very expression. */
const MARKS = sql`case when octet_length(d.raw) > 262144 then '{0}'::integer[]
  else marks_in(words_delivered(d.record, d.raw)) end`;

/** Revisions of these deliveries, and of all others in which one of the patterns is met; `sought`: see `soughtMarks`. */
export async function findRecordsNaming(
  tx: Handle,
  wanted: {
    readonly ids: readonly string[];
    readonly patterns: readonly string[];
    readonly sought: readonly number[] | undefined;
  },
): Promise<RecordRow[]> {
  const { ids, patterns, sought } = wanted;
  const found: RecordRow[] = [];
  for (const table of ["delivery", "delivery_revision"] as const) {
    const columns = sql`${table}::text as table, d.home, d.delivery_id, d.source_version, d.content_hash, d.record,
      d.raw is not null as has_raw`;
    const { rows: given } = await sql<RecordRow>`
      select ${columns} from ${keys(ids)} join ${sql.table(table)} d using (home, delivery_id)
      where d.record is not null`.execute(tx);
    found.push(...given);
    if (patterns.length === 0) continue;
    const named = sql`words_delivered(d.record, d.raw) ~* any(${patterns}::text[])`;
    const { rows: naming } = await sql<RecordRow>`
      select ${columns} from ${sql.table(table)} d where d.record is not null and d.marks is null
        and ${sought ? sql`${MARKS} && ${sought}::integer[]` : sql`true`} and ${named}
      union all
      select ${columns} from ${sql.table(table)} d where d.record is not null and d.marks is not null
        and ${sought ? sql`d.marks <> '{}' and d.marks && ${sought}::integer[]` : sql`true`} and ${named}`.execute(tx);
    const known = new Set(ids);
    found.push(...naming.filter((row) => !known.has(row.delivery_id)));
  }
  return found;
}

/** Writes a record without what named somebody; its bytes, which name them too, are taken out. */
export async function rewriteRecord(tx: Handle, row: RecordRow, record: StoredRecord): Promise<void> {
  await sql`
    update ${sql.table(row.table)} set record = ${JSON.stringify(record)}::jsonb, raw = null, marks = null
    where home = ${row.home} and delivery_id = ${row.delivery_id} and source_version = ${row.source_version}
      and content_hash = ${row.content_hash}`.execute(tx);
}

/** Imports whose file is named after somebody. */
export async function findImportsNamed(
  tx: Handle,
  patterns: readonly string[],
): Promise<{ import_id: string; file_name: string; context: unknown }[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<{ import_id: string; file_name: string; context: unknown }>`
    select import_id, file_name, context from import_run
    where file_name ~* any(${patterns}::text[]) or context::text ~* any(${patterns}::text[])`.execute(tx);
  return rows;
}

export async function renameImport(
  tx: Handle,
  run: { readonly import_id: string; readonly file_name: string; readonly context: unknown },
): Promise<void> {
  await sql`
    update import_run set file_name = ${run.file_name}, context = ${JSON.stringify(run.context)}::jsonb
    where import_id = ${run.import_id}`.execute(tx);
}
