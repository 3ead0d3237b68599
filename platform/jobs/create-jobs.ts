import { Failure } from "@firsthand/kernel/errors";
import { sql } from "kysely";
import { PgBoss, fromKysely } from "pg-boss";
import type { Logger } from "pino";

import { type Handle, type Storage, isConnectionLost } from "../storage/index.ts";

/** Does one job. What it throws makes the job be tried again, so it must bear being done twice. */
export type JobHandler = (data: unknown, job: { readonly id: string; readonly attempt: number }) => Promise<void>;

export interface JobOptions {
  /** How often a failed job is tried again, and after how many seconds first; the pause doubles each time. */
  readonly retry: { readonly times: number; readonly afterSeconds: number };
  /** When it comes by itself; five fields of cron, in UTC unless a time zone is named. */
  readonly schedule?: { readonly cron: string; readonly timezone?: string };
  /** How long one attempt may take before it counts as failed; 15 minutes unless told. */
  readonly limitSeconds?: number;
  /** How often new jobs are looked for; 2 unless told, 0.5 at least. */
  readonly pollSeconds?: number;
}

/** How many jobs of a kind are in which state. */
export interface JobCounts {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

export interface Jobs {
  /** Tells what a kind of job does; before `start`. */
  define(name: string, handler: JobHandler, options: JobOptions): void;
  start(): Promise<void>;
  /** Adds a job and gives its id; with a transaction it is there when that commits, and not if it does not. */
  enqueue(tx: Handle, name: string, data: object): Promise<string>;
  /** Kinds in alphabetical order, also those without a job; done ones are kept for a week. */
  jobCounts(): Promise<JobCounts[]>;
  /** Takes no new jobs and waits for running ones; those not done in time are tried again later. */
  stop(options: { graceSeconds: number }): Promise<void>;
}

interface Definition {
  readonly handler: JobHandler;
  readonly options: JobOptions;
}

const schema = "jobs";

/** Jobs in the schema `jobs` of the same database as everything else, so that they join its transactions. */
export function createJobs(storage: Pick<Storage, "db" | "pool">, logger: Logger): Jobs {
  const definitions = new Map<string, Definition>();
  const boss = new PgBoss({
    schema,
    db: { executeSql: (text, values) => storage.pool.query(text, values) },
    persistWarnings: false,
  });
  reportTroubles(boss, logger);
  let state: "new" | "started" | "stopped" = "new";

  return {
    define(name, handler, options) {
      if (state !== "new") throw new Error(`The job ${name} is defined after the start.`);
      if (definitions.has(name)) throw new Error(`The job ${name} is defined twice.`);
      definitions.set(name, { handler, options });
    },
    async start() {
      state = "started";
      await boss.start();
      await setUpQueues(boss, definitions);
      for (const [name, definition] of definitions) await work(boss, name, { ...definition, logger });
    },
    async enqueue(tx, name, data) {
      if (state !== "started" || !definitions.has(name)) throw unknownJob(name, [...definitions.keys()]);
      const id = await boss.send(name, data, { db: fromKysely(tx) });
      if (id === null) throw new Error(`The job ${name} was not taken.`);
      return id;
    },
    jobCounts: () => countJobs(storage.db, [...definitions.keys()].toSorted()),
    async stop({ graceSeconds }) {
      if (state !== "started") return;
      state = "stopped";
      await boss.stop({ graceful: true, close: false, timeout: graceSeconds * 1000 });
    },
  };
}

async function setUpQueues(boss: PgBoss, definitions: ReadonlyMap<string, Definition>): Promise<void> {
  for (const [name, { options }] of definitions) {
    const settings = {
      retryLimit: options.retry.times,
      retryDelay: options.retry.afterSeconds,
      retryBackoff: options.retry.afterSeconds > 0,
      expireInSeconds: options.limitSeconds ?? 900,
    };
    await boss.createQueue(name, settings);
    await boss.updateQueue(name, settings);
    if (options.schedule)
      await boss.schedule(name, options.schedule.cron, null, { tz: options.schedule.timezone ?? "UTC" });
  }
  // A schedule that the program no longer has would go on adding jobs that nobody does.
  for (const { name } of await boss.getSchedules())
    if (!definitions.get(name)?.options.schedule) await boss.unschedule(name);
}

async function work(
  boss: PgBoss,
  name: string,
  { handler, options, logger }: Definition & { logger: Logger },
): Promise<void> {
  const settings = { includeMetadata: true, pollingIntervalSeconds: options.pollSeconds ?? 2 } as const;
  await boss.work<unknown, void, typeof settings>(name, settings, async (jobs) => {
    for (const { id, data, retryCount } of jobs) {
      const facts = { job: name, id, attempt: retryCount + 1 };
      try {
        await handler(data, facts);
        logger.debug(facts, "a job is done");
      } catch (error) {
        logger.error({ ...facts, err: error }, "a job failed");
        throw error;
      }
    }
  });
}

/** While the database is away each look for jobs fails: one line in half a minute tells it. */
function reportTroubles(boss: PgBoss, logger: Logger): void {
  let saidAt = Number.NEGATIVE_INFINITY;
  boss.on("error", (error) => {
    if (!isConnectionLost(error)) return logger.error({ err: error }, "the job queue has trouble");
    if (performance.now() - saidAt < 30_000) return undefined;
    saidAt = performance.now();
    return logger.warn({ err: error }, "the job queue does not reach the database and goes on trying");
  });
  boss.on("warning", ({ message }) => logger.warn({ warning: message }, "the job queue warns"));
}

async function countJobs(db: Handle, names: readonly string[]): Promise<JobCounts[]> {
  const { rows } = await sql<JobCounts>`
    select kind.name,
      count(*) filter (where job.state in ('created', 'retry'))::int as waiting,
      count(*) filter (where job.state = 'active')::int as running,
      count(*) filter (where job.state = 'completed')::int as done,
      count(*) filter (where job.state = 'failed')::int as failed
    from unnest(${names}::text[]) as kind (name)
    left join ${sql.table(`${schema}.job`)} as job on job.name = kind.name
    group by kind.name
    order by kind.name`.execute(db);
  return rows;
}

function unknownJob(name: string, known: readonly string[]): Failure {
  return new Failure({
    code: "job_unknown",
    status: 500,
    message: `There is no running queue for the job ${name}.`,
    advice: `Known are ${known.join(", ") || "none"}; they must be started first.`,
    details: { name },
  });
}
