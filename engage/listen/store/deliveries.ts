import { sourceRecord, type SourceRecord } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import { marksIn } from "@firsthand/platform/personal-data";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { Revision } from "../rules.ts";

export type DeliveryState = "read" | "waiting" | "broadcast" | "deleted" | "quarantined" | "replayed" | "dismissed";

export type DeliveryRow = {
  readonly home: number;
  readonly delivery_id: string;
  readonly source: string;
  readonly external_id: string;
  readonly source_version: number;
  readonly content_hash: string;
  readonly state: DeliveryState;
  reason_code: string | null;
  reason: string | null;
  readonly import_id: string | null;
  readonly record_number: number | null;
  readonly line_number: number | null;
  readonly record: SourceRecord | null;
  readonly raw: Uint8Array | null;
  readonly received_at: Date;
};

type Tables = {
  delivery: DeliveryRow;
};

/** The handle, knowing deliveries. */
export const deliveries = (tx: Handle) => tx.$extendTables<Tables>();

const COLUMNS = {
  home: "smallint",
  delivery_id: "uuid",
  source: "text",
  external_id: "text",
  source_version: "bigint",
  content_hash: "uuid",
  state: "text",
  reason_code: "text",
  reason: "text",
  import_id: "uuid",
  record_number: "bigint",
  line_number: "bigint",
  record: "jsonb",
  raw: "bytea",
  marks: "integer[]",
  received_at: "timestamptz",
} as const;

/** What is the same in most records is left out; `fullRecord` puts it back. */
function slimRecord(record: SourceRecord): Partial<SourceRecord> {
  const { version, deleted, parents, broadcast, extra, kind, ...rest } = record;
  return {
    ...rest,
    ...(version === 0 ? {} : { version }),
    ...(deleted ? { deleted } : {}),
    ...(parents.length === 0 ? {} : { parents }),
    ...(broadcast ? { broadcast } : {}),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
    ...(kind === "message" ? {} : { kind }),
  };
}

/** With numbers for whom it may name: reckoned in the database they were half of the cost of a delivery. */
function stored(row: DeliveryRow) {
  const record = row.record && slimRecord(row.record);
  return { ...row, record, marks: record ? marksOf(record, row.raw) : null };
}

function marksOf({ at: _when, ...said }: Partial<SourceRecord>, raw: Uint8Array | null): number[] {
  const texts: string[] = raw ? [Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("latin1")] : [];
  collectTexts(said, texts);
  return marksIn(texts);
}

/** Every text in something, keys as well: what another system calls a field may be the name of somebody. */
function collectTexts(value: unknown, into: string[]): void {
  if (typeof value === "string") into.push(value);
  else if (typeof value === "number") into.push(String(value));
  else if (Array.isArray(value)) for (const entry of value) collectTexts(entry, into);
  else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      into.push(key);
      collectTexts(entry, into);
    }
  }
}

/** A record with what is the same in most put back. */
export function fullRecord(slim: Partial<SourceRecord>): SourceRecord {
  return sourceRecord.parse(slim);
}

/** Writes what was not there; returns the ids of those. The others were delivered before. */
export async function insertDeliveries(tx: Handle, rows: readonly DeliveryRow[]): Promise<Set<string>> {
  const inserted = await bulkInsert<{ delivery_id: string }>(tx, {
    table: "delivery",
    columns: COLUMNS,
    rows: rows.toSorted((a, b) => (a.delivery_id < b.delivery_id ? -1 : 1)).map(stored),
    conflict: "nothing",
    returning: ["delivery_id"],
  });
  return new Set(inserted.map((row) => row.delivery_id));
}

/** Deliveries are found by home and id; the home is in the id. */
const keys = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ home: homeOfStableId(id), id })))}::jsonb) as u(home smallint, id uuid)`;

/** The standing revisions of these deliveries. */
export async function findRevisions(tx: Handle, ids: readonly string[]): Promise<Map<string, Revision>> {
  return await revisions(tx, ids, sql``);
}

/** The standing revisions of these deliveries, locked in sorted order. */
export async function lockRevisions(tx: Handle, ids: readonly string[]): Promise<Map<string, Revision>> {
  return await revisions(tx, ids, sql`order by d.home, d.delivery_id for update of d`);
}

/** Those of these deliveries whose content was taken out for good. */
export async function findCleared(tx: Handle, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ delivery_id: string }>`
    select d.delivery_id from ${keys(ids)} join delivery d on d.home = u.home and d.delivery_id = u.id
    where d.record is null and d.raw is null`.execute(tx);
  return new Set(rows.map((row) => row.delivery_id));
}

async function revisions(
  tx: Handle,
  ids: readonly string[],
  locking: RawBuilder<unknown>,
): Promise<Map<string, Revision>> {
  const { rows } = await sql<{ delivery_id: string; source_version: number; content_hash: string }>`
    select d.delivery_id, d.source_version, d.content_hash
    from ${keys(ids)} join delivery d on d.home = u.home and d.delivery_id = u.id ${locking}`.execute(tx);
  return new Map(
    rows.map((row) => [row.delivery_id, { sourceVersion: row.source_version, contentHash: row.content_hash }]),
  );
}

/** Replaces standing revisions by higher ones; the old ones are kept beside. */
export async function raiseRevisions(tx: Handle, rows: readonly DeliveryRow[]): Promise<void> {
  const ids = rows.map((row) => row.delivery_id);
  await sql`
    insert into delivery_revision (home, delivery_id, source_version, content_hash, record, raw, marks, received_at)
    select d.home, d.delivery_id, d.source_version, d.content_hash, d.record, d.raw, d.marks, d.received_at
    from ${keys(ids)} join delivery d on d.home = u.home and d.delivery_id = u.id on conflict do nothing`.execute(tx);
  await bulkUpdate(tx, {
    table: "delivery",
    key: { home: "smallint", delivery_id: "uuid" },
    set: {
      source_version: "bigint",
      content_hash: "uuid",
      import_id: "uuid",
      record_number: "bigint",
      line_number: "bigint",
      record: "jsonb",
      raw: "bytea",
      marks: "integer[]",
      received_at: "timestamptz",
    },
    rows: rows.map(stored),
  });
  await sql`
    delete from delivery_revision r using delivery d, ${keys(ids)}
    where r.home = u.home and r.delivery_id = u.id and d.home = u.home and d.delivery_id = u.id
      and d.source_version = r.source_version and d.content_hash = r.content_hash`.execute(tx);
}

type RevisionKey = Pick<DeliveryRow, "delivery_id" | "source_version" | "content_hash">;

/** Tells one revision of one delivery from all others. */
export function revisionKey({ delivery_id, source_version, content_hash }: RevisionKey): string {
  return `${delivery_id} ${source_version} ${content_hash}`;
}

/** Keeps revisions that stand below the current one; returns the keys of those that were new. */
export async function keepRevisions(tx: Handle, rows: readonly DeliveryRow[]): Promise<Set<string>> {
  const kept = await bulkInsert<RevisionKey>(tx, {
    table: "delivery_revision",
    columns: {
      home: "smallint",
      delivery_id: "uuid",
      source_version: "bigint",
      content_hash: "uuid",
      record: "jsonb",
      raw: "bytea",
      marks: "integer[]",
      received_at: "timestamptz",
    },
    rows: rows.map(stored),
    conflict: "nothing",
    returning: ["delivery_id", "source_version", "content_hash"],
  });
  return new Set(kept.map(revisionKey));
}

export async function setStates(tx: Handle, states: ReadonlyMap<string, DeliveryState>): Promise<void> {
  for (const [state, entries] of Map.groupBy(states, ([, to]) => to)) {
    const ids = entries.map(([id]) => id);
    await sql`
      update delivery d set state = ${state} from ${keys(ids)}
      where d.home = u.home and d.delivery_id = u.id and d.state <> ${state}`.execute(tx);
  }
}

export async function findRecords(tx: Handle, ids: readonly string[]): Promise<{ id: string; record: SourceRecord }[]> {
  const { rows } = await sql<{ delivery_id: string; record: Partial<SourceRecord> }>`
    select d.delivery_id, d.record from ${keys(ids)} join delivery d on d.home = u.home and d.delivery_id = u.id
    where d.record is not null`.execute(tx);
  return rows.map((row) => ({ id: row.delivery_id, record: fullRecord(row.record) }));
}

/** Takes the content out of deliveries and their revisions; what was in quarantine leaves it. Returns of how many. */
export async function clearRecords(tx: Handle, ids: readonly string[]): Promise<number> {
  await sql`
    update delivery_revision r set record = null, raw = null, marks = null from ${keys(ids)}
    where r.home = u.home and r.delivery_id = u.id and (r.record is not null or r.raw is not null)`.execute(tx);
  const { rows } = await sql`
    update delivery d set record = null, raw = null, marks = null, reason = null,
      state = case when d.state = 'quarantined' then 'dismissed' else d.state end
    from ${keys(ids)}
    where d.home = u.home and d.delivery_id = u.id and (d.record is not null or d.raw is not null)
    returning d.delivery_id`.execute(tx);
  return rows.length;
}

/** The units of those of these deliveries that are here; null: it has none. */
export async function findUnitsOf(tx: Handle, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ delivery_id: string; unit: string | null }>`
    select d.delivery_id, d.record ->> 'unit' as unit
    from ${keys(ids)} join delivery d on d.home = u.home and d.delivery_id = u.id`.execute(tx);
  return new Map(rows.map((row) => [row.delivery_id, row.unit]));
}
