import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { RetentionRun } from "../contract.ts";

interface RunRow {
  readonly run_id: string;
  readonly kind: RetentionRun["kind"];
  readonly state: RetentionRun["state"];
  readonly by_name: string;
  readonly items: RetentionRun["items"];
  readonly kept: RetentionRun["kept"];
  readonly cleared: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

/** The newest runs and previews. */
export async function findRuns(tx: Handle, most: number): Promise<RetentionRun[]> {
  const { rows } = await sql<RunRow>`
    select run_id, kind, state, by_name, items, kept, cleared::float8 as cleared, started_at, finished_at
    from retention_run order by started_at desc, run_id desc limit ${most}`.execute(tx);
  return rows.map(runOf);
}

/** Writes a run; one that went on after a stop of the program takes the place of what it said before. */
export async function saveRun(tx: Handle, run: RetentionRun): Promise<void> {
  await sql`
    insert into retention_run (run_id, kind, state, by_name, items, kept, cleared, started_at, finished_at)
    values (${run.id}, ${run.kind}, ${run.state}, ${run.by}, ${JSON.stringify(run.items)}::jsonb,
      ${JSON.stringify(run.kept)}::jsonb, ${run.cleared}, ${run.startedAt}, ${run.finishedAt})
    on conflict (run_id) do nothing`.execute(tx);
}

export async function addCleared(tx: Handle, id: string, cleared: number): Promise<void> {
  await sql`update retention_run set cleared = cleared + ${cleared} where run_id = ${id}`.execute(tx);
}

export async function endRun(tx: Handle, id: string, at: Date): Promise<void> {
  await sql`
    update retention_run set state = 'done', finished_at = ${at} where run_id = ${id} and state = 'running'`.execute(
    tx,
  );
}

/** What previews have shown since then. */
export async function findPreviewed(tx: Handle, since: Date): Promise<RetentionRun["items"]> {
  const { rows } = await sql<{ items: RetentionRun["items"] }>`
    select items from retention_run where kind = 'preview' and started_at >= ${since}`.execute(tx);
  return rows.flatMap(({ items }) => items);
}

/** A run that was begun under this id. */
export async function findBegun(tx: Handle, id: string): Promise<RetentionRun["state"] | undefined> {
  const { rows } = await sql<{ state: RetentionRun["state"] }>`
    select state from retention_run where run_id = ${id}`.execute(tx);
  return rows[0]?.state;
}

/** Forgets previews that nobody looks at any more; runs stay. */
export async function deletePreviews(tx: Handle, before: Date): Promise<void> {
  await sql`delete from retention_run where kind = 'preview' and started_at < ${before}`.execute(tx);
}

function runOf(row: RunRow): RetentionRun {
  return {
    id: row.run_id,
    kind: row.kind,
    state: row.state,
    by: row.by_name,
    items: row.items,
    kept: row.kept,
    cleared: row.cleared,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
