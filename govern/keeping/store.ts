import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { KeepingRun } from "./contract.ts";
import type { RunsSoFar } from "./rules.ts";

type RunRow = {
  id: string;
  kind: "backup" | "drill";
  state: "running" | "good" | "failed";
  began_at: Date;
  ended_at: Date | null;
  began_by: string;
  file: string | null;
  bytes: number | null;
  encrypted: boolean | null;
  tables: number | null;
  rows: number | null;
  backup_made_at: Date | null;
  migrated: number | null;
  erased: number | null;
  removed: number | null;
  failure_code: string | null;
  failure: string | null;
};

type Tables = {
  keeping_run: RunRow;
  backup_key_kept: { fingerprint: string; kept_at: Date; kept_by: string };
};

const on = (tx: Handle) => tx.$extendTables<Tables>();

/** A run that begins; `endRun` says what came of it. */
export async function beginRun(tx: Handle, run: Pick<RunRow, "id" | "kind" | "began_at" | "began_by">): Promise<void> {
  await on(tx)
    .insertInto("keeping_run")
    .values({
      ...run,
      state: "running",
      ended_at: null,
      file: null,
      bytes: null,
      encrypted: null,
      tables: null,
      rows: null,
      backup_made_at: null,
      migrated: null,
      erased: null,
      removed: null,
      failure_code: null,
      failure: null,
    })
    .execute();
}

/** What is known of a run beside when it was. */
export type RunResult = Partial<Omit<RunRow, "id" | "kind" | "state" | "began_at" | "ended_at" | "began_by">>;

/** What came of a run. */
export async function endRun(
  tx: Handle,
  id: string,
  result: RunResult & { readonly state: "good" | "failed"; readonly ended_at: Date },
): Promise<void> {
  await on(tx).updateTable("keeping_run").set(result).where("id", "=", id).execute();
}

/** Runs whose process was killed: who may begin one knows that no other one is going on. */
export async function endBroken(tx: Handle, now: Date): Promise<void> {
  await on(tx)
    .updateTable("keeping_run")
    .set({ state: "failed", ended_at: now, failure_code: "broken_off", failure: "It was broken off before its end." })
    .where("state", "=", "running")
    .execute();
}

const RUNS_KEPT = 500;

/** Takes away the runs that nobody will look at any more. */
export async function trimRuns(tx: Handle): Promise<void> {
  await on(tx)
    .deleteFrom("keeping_run")
    .where("id", "not in", (query) =>
      query.selectFrom("keeping_run").select("id").orderBy("began_at", "desc").limit(RUNS_KEPT),
    )
    .execute();
}

export interface RunFilter {
  readonly kind?: "backup" | "drill";
  readonly state?: "good";
  readonly limit: number;
}

/** Runs, the newest first. */
export async function findRuns(tx: Handle, { kind, state, limit }: RunFilter): Promise<KeepingRun[]> {
  let query = on(tx).selectFrom("keeping_run").selectAll().orderBy("began_at", "desc").limit(limit);
  if (kind) query = query.where("kind", "=", kind);
  if (state) query = query.where("state", "=", state);
  return (await query.execute()).map(runOf);
}

function runOf(row: RunRow): KeepingRun {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    beganAt: row.began_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    by: row.began_by,
    file: row.file,
    bytes: row.bytes,
    tables: row.tables,
    rows: row.rows,
    backupMadeAt: row.backup_made_at?.toISOString() ?? null,
    migrated: row.migrated,
    erased: row.erased,
    removed: row.removed,
    failure: row.failure_code === null ? null : { code: row.failure_code, message: row.failure ?? "" },
  };
}

/** When runs of a kind were good, tried, and whether the last one that ended failed. */
export async function summarise(
  tx: Handle,
  kind: "backup" | "drill",
): Promise<RunsSoFar & { readonly firstGoodAt: Date | null; readonly lastFailed: boolean }> {
  const { rows } = await sql<{ first: Date | null; good: Date | null; tried: Date | null; failed: boolean | null }>`
    select min(began_at) filter (where state = 'good') as first, max(began_at) filter (where state = 'good') as good, max(began_at) as tried,
      (array_agg(state order by began_at desc) filter (where state <> 'running'))[1] = 'failed' as failed
    from keeping_run where kind = ${kind}`.execute(tx);
  const [found] = rows;
  return {
    firstGoodAt: found?.first ?? null,
    lastGoodAt: found?.good ?? null,
    lastTriedAt: found?.tried ?? null,
    lastFailed: found?.failed === true,
  };
}

/** What the last drill with each file found, by the name of the file. */
export async function findDrilled(tx: Handle): Promise<Map<string, { at: Date; good: boolean; code: string | null }>> {
  const { rows } = await sql<{ file: string; at: Date; good: boolean; code: string | null }>`
    select distinct on (file) file, began_at as at, state = 'good' as good, failure_code as code
    from keeping_run where kind = 'drill' and state <> 'running' and file is not null
    order by file, began_at desc`.execute(tx);
  return new Map(rows.map(({ file, ...drill }) => [file, drill]));
}

/** When this installation was made. */
export async function findBeginning(tx: Handle): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(applied_at) as at from migration`.execute(tx);
  return rows[0]?.at ?? null;
}

/** How large the installation's database is, in bytes. */
export async function measureDatabase(tx: Handle): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(tx);
  return rows[0]?.bytes ?? 0;
}

/** Who proved to keep a key elsewhere, and when. */
export async function findKept(tx: Handle, fingerprint: string): Promise<{ at: Date; by: string } | undefined> {
  const found = await on(tx)
    .selectFrom("backup_key_kept")
    .select(["kept_at as at", "kept_by as by"])
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirst();
  return found;
}

/** Notes that somebody keeps a key elsewhere. */
export async function noteKept(tx: Handle, kept: Tables["backup_key_kept"]): Promise<void> {
  await on(tx)
    .insertInto("backup_key_kept")
    .values(kept)
    .onConflict((conflict) =>
      conflict.column("fingerprint").doUpdateSet({ kept_at: kept.kept_at, kept_by: kept.kept_by }),
    )
    .execute();
}
