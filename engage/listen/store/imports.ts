import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export type ImportState = "waiting" | "running" | "done" | "failed" | "stopped";

/** Why an import ended before its end, for people. */
export interface ImportFailure {
  readonly code: string;
  readonly message: string;
  readonly advice: string | null;
}

export interface ImportRow {
  readonly import_id: string;
  readonly source: string;
  readonly file_name: string;
  readonly fingerprint: string;
  readonly context: unknown;
  readonly state: ImportState;
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly bytes_read: number;
  readonly size: number | null;
  readonly upload_id: string | null;
  readonly asked_by: string | null;
  readonly failure: ImportFailure | null;
  readonly active_at: Date | null;
}

/** What came of a batch, or of all batches so far. */
export interface Tally {
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
}

/** Counts come as text from the driver, because they could be larger than a number can hold exactly. */
function importOf(row: ImportRow): ImportRow {
  const { records, accepted, repeated, revised, quarantined, bytes_read, size } = row;
  return {
    ...row,
    records: Number(records),
    accepted: Number(accepted),
    repeated: Number(repeated),
    revised: Number(revised),
    quarantined: Number(quarantined),
    bytes_read: Number(bytes_read),
    size: size === null ? null : Number(size),
  };
}

/** The import of this file that has not come to its end; it stays locked. */
export async function lockOpenImport(tx: Handle, fingerprint: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select * from import_run where fingerprint = ${fingerprint} and state <> 'done' for update`.execute(tx);
  return rows.map(importOf)[0];
}

export async function findImport(tx: Handle, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from import_run where import_id = ${importId}`.execute(tx);
  return rows.map(importOf)[0];
}

export async function lockImport(tx: Handle, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from import_run where import_id = ${importId} for update`.execute(tx);
  return rows.map(importOf)[0];
}

export async function findLastImport(tx: Handle): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from import_run order by started_at desc limit 1`.execute(tx);
  return rows.map(importOf)[0];
}

/** Imports, newest first: their ids rise with time. */
export async function findImports(
  tx: Handle,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select * from import_run where ${after ?? null}::uuid is null or import_id < ${after ?? null}::uuid
    order by import_id desc limit ${limit}`.execute(tx);
  return rows.map(importOf);
}

/** Those of the server's own imports of which nothing has come since then, though nobody ended them. */
export async function findSilentImports(tx: Handle, since: Date): Promise<string[]> {
  const { rows } = await sql<{ import_id: string }>`
    select import_id from import_run
    where state in ('waiting', 'running') and upload_id is not null and active_at < ${since}`.execute(tx);
  return rows.map((row) => row.import_id);
}

/** Uploaded files that an import which has not come to its end still needs. */
export async function findUploadsInUse(tx: Handle, states: readonly ImportState[]): Promise<Set<string>> {
  const { rows } = await sql<{ upload_id: string }>`
    select upload_id from import_run where upload_id is not null and state = any(${states})`.execute(tx);
  return new Set(rows.map((row) => row.upload_id));
}

/** Begins an import; false if there is one of the same file that has not come to its end. */
export async function insertImport(tx: Handle, row: ImportRow): Promise<boolean> {
  const result = await sql`
    insert into import_run (import_id, source, file_name, fingerprint, context, state, records, accepted, repeated, revised,
      quarantined, started_at, size, upload_id, asked_by, active_at)
    values (${row.import_id}, ${row.source}, ${row.file_name}, ${row.fingerprint}, ${JSON.stringify(row.context)}::jsonb,
      ${row.state}, 0, 0, 0, 0, 0, ${row.started_at}, ${row.size}, ${row.upload_id}, ${row.asked_by}, ${row.active_at})
    on conflict (fingerprint) where state <> 'done' do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Has an import that was broken off go on: at once (`running`) or when its turn comes (`waiting`). */
export async function reopenImport(
  tx: Handle,
  importId: string,
  to: {
    readonly state: "waiting" | "running";
    readonly now: Date;
    readonly uploadId?: string | undefined;
    readonly by?: string | undefined;
  },
): Promise<void> {
  await sql`
    update import_run set state = ${to.state}, failure = null, finished_at = null, active_at = ${to.now},
      started_at = case when records = 0 then ${to.now} else started_at end,
      upload_id = coalesce(${to.uploadId ?? null}::uuid, upload_id), asked_by = coalesce(${to.by ?? null}, asked_by)
    where import_id = ${importId}`.execute(tx);
}

/** Ends an import before its end; false if it had ended before. */
export async function breakOffImport(
  tx: Handle,
  importId: string,
  end: { readonly state: "failed" | "stopped"; readonly failure: ImportFailure | null; readonly now: Date },
): Promise<boolean> {
  const failure = end.failure === null ? null : JSON.stringify(end.failure);
  const result = await sql`
    update import_run set state = ${end.state}, failure = ${failure}::jsonb, finished_at = ${end.now}
    where import_id = ${importId} and state in ('waiting', 'running')`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Adds a batch to an import; refused (false) if another process has gone on with it meanwhile, or it was stopped. */
export async function advanceImport(
  tx: Handle,
  importId: string,
  step: { readonly done: number; readonly tally: Tally; readonly bytesRead: number; readonly now: Date },
): Promise<boolean> {
  const { done, tally, bytesRead, now } = step;
  const result = await sql`
    update import_run set records = records + ${tally.records}, accepted = accepted + ${tally.accepted},
      repeated = repeated + ${tally.repeated}, revised = revised + ${tally.revised},
      quarantined = quarantined + ${tally.quarantined}, bytes_read = greatest(bytes_read, ${bytesRead}), active_at = ${now}
    where import_id = ${importId} and records = ${done} and state = 'running'`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Marks an import as done. How often equal rows were met is kept where some lie in quarantine: a replay counts on. */
export async function closeImport(tx: Handle, importId: string, now: Date): Promise<void> {
  await sql`
    update import_run set state = 'done', finished_at = ${now}, failure = null, bytes_read = coalesce(size, bytes_read)
    where import_id = ${importId}`.execute(tx);
  await sql`
    delete from import_occurrence where import_id in (
      select import_id from import_run where import_id = ${importId} and quarantined = 0)`.execute(tx);
}

/** How often these contents were met in this import before; the import stays locked, so that nobody counts the same. */
export async function findOccurrences(
  tx: Handle,
  importId: string,
  hashes: readonly string[],
): Promise<Map<string, number>> {
  await sql`select 1 from import_run where import_id = ${importId} for update`.execute(tx);
  const { rows } = await sql<{ content_hash: string; met: string }>`
    select content_hash, met from import_occurrence
    where import_id = ${importId} and content_hash = any(${hashes}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.content_hash, Number(row.met)]));
}

export async function saveOccurrences(
  tx: Handle,
  importId: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await bulkInsert(tx, {
    table: "import_occurrence",
    columns: { import_id: "uuid", content_hash: "uuid", met: "bigint" },
    rows: [...counts].map(([content_hash, met]) => ({ import_id: importId, content_hash, met })),
    conflict: { target: ["import_id", "content_hash"], update: ["met"] },
  });
}
