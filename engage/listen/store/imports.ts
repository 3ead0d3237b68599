import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface ImportRow {
  readonly import_id: string;
  readonly source: string;
  readonly file_name: string;
  readonly fingerprint: string;
  readonly context: unknown;
  readonly state: "running" | "done";
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
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
  const { records, accepted, repeated, revised, quarantined } = row;
  return {
    ...row,
    records: Number(records),
    accepted: Number(accepted),
    repeated: Number(repeated),
    revised: Number(revised),
    quarantined: Number(quarantined),
  };
}

export async function findRunningImport(tx: Handle, fingerprint: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select * from import_run where fingerprint = ${fingerprint} and state = 'running'`.execute(tx);
  return rows.map(importOf)[0];
}

export async function findImport(tx: Handle, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from import_run where import_id = ${importId}`.execute(tx);
  return rows.map(importOf)[0];
}

export async function findLastImport(tx: Handle): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from import_run order by started_at desc limit 1`.execute(tx);
  return rows.map(importOf)[0];
}

/** Begins an import; false if one of the same file is running. */
export async function insertImport(tx: Handle, row: ImportRow): Promise<boolean> {
  const result = await sql`
    insert into import_run (import_id, source, file_name, fingerprint, context, state, records, accepted, repeated, revised,
      quarantined, started_at)
    values (${row.import_id}, ${row.source}, ${row.file_name}, ${row.fingerprint}, ${JSON.stringify(row.context)}::jsonb,
      ${row.state}, 0, 0, 0, 0, 0, ${row.started_at})
    on conflict (fingerprint) where state = 'running' do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Adds a batch to an import; refused (false) if another process has gone on with it meanwhile. */
export async function advanceImport(tx: Handle, importId: string, done: number, tally: Tally): Promise<boolean> {
  const result = await sql`
    update import_run set records = records + ${tally.records}, accepted = accepted + ${tally.accepted},
      repeated = repeated + ${tally.repeated}, revised = revised + ${tally.revised},
      quarantined = quarantined + ${tally.quarantined}
    where import_id = ${importId} and records = ${done} and state = 'running'`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Marks an import as done. How often equal rows were met is kept where some lie in quarantine: a replay counts on. */
export async function closeImport(tx: Handle, importId: string, now: Date): Promise<void> {
  await sql`update import_run set state = 'done', finished_at = ${now} where import_id = ${importId}`.execute(tx);
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
