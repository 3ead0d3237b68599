import { Failure } from "@firsthand/kernel/errors";
import { PgBoss, fromKysely } from "pg-boss";
import type { Logger } from "pino";

import { describeError } from "../http/index.ts";
import { type Handle, type Storage, isConnectionLost } from "../storage/index.ts";
import { type FailedJob, type JobCounts, countJobs, findFailed, nameOfFailed, takeBack } from "./job-rows.ts";
import { createTeller } from "./teller.ts";

/** One attempt at a job. */
export interface JobAttempt {
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  /** Raised when the program stops or the attempt has lasted too long: end where nothing is half done, and throw. */
  readonly signal: AbortSignal;
}

/** Does one job. What it throws makes the job be tried again, so it must bear being done twice. */
export type JobHandler = (data: unknown, job: JobAttempt) => Promise<void>;

export interface JobOptions {
  /**
   * How often a failed job is tried again, and after how many seconds first; the pause doubles each time, up to
   * `atMostSeconds`.
   */
  readonly retry: { readonly times: number; readonly afterSeconds: number; readonly atMostSeconds?: number };
  /** When it comes by itself; five fields of cron, in UTC unless a time zone is named. */
  readonly schedule?: { readonly cron: string; readonly timezone?: string };
  /** How long one attempt may take before it counts as failed; 15 minutes unless told. */
  readonly limitSeconds?: number;
  /** How often new jobs are looked for; 2 unless told, 0.5 at least. */
  readonly pollSeconds?: number;
}

export interface Jobs {
  /** Tells what a kind of job does; before `start`. */
  define(name: string, handler: JobHandler, options: JobOptions): void;
  start(): Promise<void>;
  /** Adds a job and gives its id; with a transaction it is there when that commits, and not if it does not. */
  enqueue(tx: Handle, name: string, data: object): Promise<string>;
  /** Kinds in alphabetical order, also those without a job; done ones are kept for a week. */
  jobCounts(): Promise<JobCounts[]>;
  /** Those that failed for good, the last first. */
  failedJobs(limit: number): Promise<FailedJob[]>;
  /** Has a failed job tried once more. Throws `job_not_failed`. */
  retry(id: string): Promise<void>;
  /** Takes no new jobs and waits for running ones; those not done in time are tried again later. */
  stop(options: { graceSeconds: number }): Promise<void>;
}

interface Definition {
  readonly handler: JobHandler;
  readonly options: JobOptions;
}

const schema = "jobs";

/** A job whose worker has not been heard of for so long is tried again. */
const SILENT_SECONDS = 60;

/**
 * Jobs in the schema `jobs` of the same database as everything else, so that they join its transactions. That a job
 * ended or failed is told on the topic `jobs`.
 */
export function createJobs(
  storage: Pick<Storage, "db" | "pool"> & Partial<Pick<Storage, "kind">>,
  logger: Logger,
): Jobs {
  const definitions = new Map<string, Definition>();
  const boss = new PgBoss({
    schema,
    db: { executeSql: (text, values) => storage.pool.query(text, values) },
    persistWarnings: false,
  });
  reportTroubles(boss, logger);
  const stopping = new AbortController();
  const teller = createTeller(storage.db, logger);
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
      // Of an embedded database this is the only server, so nobody else is at them.
      await takeBack(storage.db, { alone: storage.kind === "embedded" });
      const around = { logger, stopping: stopping.signal, ended: teller.tell };
      for (const [name, definition] of definitions) await work(boss, name, { ...definition, ...around });
    },
    async enqueue(tx, name, data) {
      if (state !== "started" || !definitions.has(name)) throw unknownJob(name, [...definitions.keys()]);
      const id = await boss.send(name, data, { db: fromKysely(tx) });
      if (id === null) throw new Error(`The job ${name} was not taken.`);
      return id;
    },
    jobCounts: () => countJobs(storage.db, [...definitions.keys()].toSorted()),
    failedJobs: (limit) => findFailed(storage.db, limit),
    async retry(id) {
      const name = await nameOfFailed(storage.db, id);
      if (name === undefined || !definitions.has(name)) throw jobNotFailed(id);
      await boss.retry(name, id);
      teller.tell();
    },
    async stop({ graceSeconds }) {
      if (state !== "started") return;
      state = "stopped";
      stopping.abort();
      await boss.stop({ graceful: true, close: false, timeout: graceSeconds * 1000 });
      teller.stop();
    },
  };
}

async function setUpQueues(boss: PgBoss, definitions: ReadonlyMap<string, Definition>): Promise<void> {
  for (const [name, { options }] of definitions) {
    const settings = {
      retryLimit: options.retry.times,
      retryDelay: options.retry.afterSeconds,
      retryBackoff: options.retry.afterSeconds > 0,
      ...(options.retry.atMostSeconds === undefined ? {} : { retryDelayMax: options.retry.atMostSeconds }),
      expireInSeconds: options.limitSeconds ?? 900,
      heartbeatSeconds: SILENT_SECONDS,
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

interface Around {
  readonly logger: Logger;
  /** Raised when the program stops. */
  readonly stopping: AbortSignal;
  readonly ended: () => void;
}

async function work(
  boss: PgBoss,
  name: string,
  { handler, options, logger, stopping, ended }: Definition & Around,
): Promise<void> {
  const settings = { includeMetadata: true, pollingIntervalSeconds: options.pollSeconds ?? 2 } as const;
  await boss.work<unknown, void, typeof settings>(name, settings, async (jobs) => {
    for (const { id, data, retryCount, signal } of jobs) {
      const facts = { job: name, id, attempt: retryCount + 1 };
      try {
        await handler(data, { ...facts, signal: AbortSignal.any([stopping, signal]) });
        logger.debug(facts, "a job is done");
      } catch (error) {
        if (stopping.aborted) logger.info(facts, "a job was broken off by the stop and goes on after the next start");
        else logger.error({ ...facts, err: error }, "a job failed");
        throw keptError(error);
      } finally {
        ended();
      }
    }
  });
}

/** What the queue keeps of an error: the errors of a database carry the row that it refused, which is no log's affair. */
function keptError(error: unknown): Error {
  const { type, message, frames } = describeError(error);
  const kept = new Error(message);
  kept.name = type;
  kept.stack = [`${type}: ${message}`, ...frames].join("\n    ");
  return kept;
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

function unknownJob(name: string, known: readonly string[]): Failure {
  return new Failure({
    code: "job_unknown",
    status: 500,
    message: `There is no running queue for the job ${name}.`,
    advice: `Known are ${known.join(", ") || "none"}; they must be started first.`,
    details: { name },
  });
}

function jobNotFailed(id: string): Failure {
  return new Failure({
    code: "job_not_failed",
    status: 404,
    message: "There is no failed job of that id.",
    advice: "It may have been tried again already; look at the list anew.",
    details: { id },
  });
}
