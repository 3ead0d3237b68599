import { sql } from "kysely";

import type { Handle } from "../storage/index.ts";

/** How many jobs of a kind are in which state. */
export interface JobCounts {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

/** A job that is not tried again by itself. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly failedAt: Date;
  /** How often it was tried. */
  readonly attempt: number;
  readonly message: string;
}

const jobs = sql.table("jobs.job");

export async function countJobs(db: Handle, names: readonly string[]): Promise<JobCounts[]> {
  const { rows } = await sql<JobCounts>`
    select kind.name,
      count(*) filter (where job.state in ('created', 'retry'))::int as waiting,
      count(*) filter (where job.state = 'active')::int as running,
      count(*) filter (where job.state = 'completed')::int as done,
      count(*) filter (where job.state = 'failed')::int as failed
    from unnest(${names}::text[]) as kind (name)
    left join ${jobs} as job on job.name = kind.name
    group by kind.name
    order by kind.name`.execute(db);
  return rows;
}

export async function findFailed(db: Handle, limit: number): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, name, coalesce(completed_on, created_on) as "failedAt", retry_count + 1 as attempt,
      left(coalesce(output ->> 'message', output -> 'value' ->> 'message', output #>> '{}', ''), 500) as message
    from ${jobs} where state = 'failed' order by completed_on desc nulls last, id limit ${limit}`.execute(db);
  return rows;
}

export async function nameOfFailed(db: Handle, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from ${jobs} where id = ${id}::uuid and state = 'failed'`.execute(db);
  return rows[0]?.name;
}

/**
 * Jobs whose worker is gone wait again, as after a kill of the program. Where others may be at work too, only those
 * count that have not been heard of for their time.
 */
export async function takeBack(db: Handle, { alone }: { alone: boolean }): Promise<void> {
  await sql`
    update ${jobs} set state = 'retry', start_after = now()
    where state = 'active'
      and (${alone}::boolean or coalesce(heartbeat_on, started_on) + heartbeat_seconds * interval '1 s' < now())`.execute(
    db,
  );
}
