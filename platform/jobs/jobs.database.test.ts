import { sql } from "kysely";
import { Client } from "pg";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { logChannel } from "../live/index.ts";
import { transact } from "../storage/index.ts";
import { type TestDatabase, cloneDatabase } from "../testing/index.ts";
import { type JobHandler, type Jobs, createJobs } from "./index.ts";

let database: TestDatabase;
let jobs: Jobs;
let done: { data: unknown; attempt: number }[];
let handler: JobHandler;
const logger = pino({ level: "silent" });
const quick = { retry: { times: 2, afterSeconds: 0 }, pollSeconds: 0.5 };

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  done = [];
  handler = async (data, { attempt }) => void done.push({ data, attempt });
  jobs = createJobs(database, logger);
  jobs.define("count", (data, job) => handler(data, job), quick);
  jobs.define("asleep", async () => {}, quick);
  await jobs.start();
});
afterEach(async () => {
  await jobs.stop({ graceSeconds: 5 });
  await sql`drop schema jobs cascade`.execute(database.db);
});

const countsOf = async (name: string) => (await jobs.jobCounts()).find((counts) => counts.name === name);

test("a job is done once, with its data", async () => {
  await jobs.enqueue(database.db, "count", { text: 'o"k' });
  await expect.poll(() => done, { timeout: 5_000 }).toEqual([{ data: { text: 'o"k' }, attempt: 1 }]);
  await expect.poll(() => countsOf("count")).toEqual({ name: "count", waiting: 0, running: 0, done: 1, failed: 0 });
  expect(await countsOf("asleep")).toEqual({ name: "asleep", waiting: 0, running: 0, done: 0, failed: 0 });
});

test("a job joins a transaction: rolled back, it never was; committed, it is done", async () => {
  const broken = transact(database.db, async (tx) => {
    await jobs.enqueue(tx, "count", { from: "rolled back" });
    throw new Error("no");
  });
  await expect(broken).rejects.toThrow("no");
  expect(await countsOf("count")).toMatchObject({ waiting: 0, done: 0 });
  await transact(database.db, async (tx) => {
    await jobs.enqueue(tx, "count", { from: "committed" });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(done).toEqual([]);
  });
  await expect.poll(() => done, { timeout: 5_000 }).toEqual([{ data: { from: "committed" }, attempt: 1 }]);
});

test("a failed job is tried again, and counted as failed when it never succeeds", async () => {
  const attempts: number[] = [];
  handler = async (data, { attempt }) => {
    attempts.push(attempt);
    const { until } = z.object({ until: z.number() }).parse(data);
    if (attempt < until) throw new Error("not yet");
  };
  await jobs.enqueue(database.db, "count", { until: 2 });
  await expect.poll(() => countsOf("count"), { timeout: 10_000 }).toMatchObject({ done: 1, failed: 0 });
  expect(attempts).toEqual([1, 2]);
  await jobs.enqueue(database.db, "count", { until: 9 });
  await expect.poll(() => countsOf("count"), { timeout: 10_000 }).toMatchObject({ done: 1, failed: 1 });
  expect(attempts).toEqual([1, 2, 1, 2, 3]);
});

test("a stop waits for the running job and leaves the waiting ones for the next start", async () => {
  let finish: (() => void) | undefined;
  handler = () => new Promise<void>((resolve) => (finish = resolve));
  await jobs.enqueue(database.db, "count", {});
  await expect.poll(() => finish, { timeout: 5_000 }).toBeDefined();
  await jobs.enqueue(database.db, "count", {});
  const stopping = jobs.stop({ graceSeconds: 10 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  finish?.();
  await stopping;
  expect(await countsOf("count")).toMatchObject({ waiting: 1, running: 0, done: 1, failed: 0 });
});

test("a stop raises the signal of the running job, which goes on after the next start", async () => {
  const attempts: number[] = [];
  handler = async (_, { attempt, signal }) => {
    attempts.push(attempt);
    if (attempt > 1) return;
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    throw new Error("broken off");
  };
  await jobs.enqueue(database.db, "count", {});
  await expect.poll(() => attempts, { timeout: 5_000 }).toEqual([1]);
  const stoppedAt = performance.now();
  await jobs.stop({ graceSeconds: 10 });
  expect(performance.now() - stoppedAt).toBeLessThan(5_000);
  jobs = createJobs(database, logger);
  jobs.define("count", (data, job) => handler(data, job), quick);
  await jobs.start();
  await expect.poll(() => attempts, { timeout: 5_000 }).toEqual([1, 2]);
});

test("jobs that a killed server was at are taken back at the start of the next one", async () => {
  await jobs.enqueue(database.db, "count", { n: 1 });
  await expect.poll(() => done.length, { timeout: 5_000 }).toBe(1);
  await jobs.stop({ graceSeconds: 1 });
  const killed = (since: string) =>
    sql`update jobs.job set state = 'active', completed_on = null, heartbeat_on = now() - ${since}::interval
      where name = 'count'`.execute(database.db);
  const restart = async (kind: "embedded" | "server") => {
    jobs = createJobs({ ...database, kind }, logger);
    jobs.define("count", (data, job) => handler(data, job), quick);
    await jobs.start();
  };
  await killed("5 s");
  await restart("server"); // another server may be at it
  expect(await countsOf("count")).toMatchObject({ running: 1 });
  await jobs.stop({ graceSeconds: 1 });
  await restart("embedded");
  await expect.poll(() => done.length, { timeout: 5_000 }).toBe(2);
  await jobs.stop({ graceSeconds: 1 });
  await killed("2 min");
  await restart("server");
  await expect.poll(() => done.length, { timeout: 5_000 }).toBe(3);
});

test("failed jobs are listed with the reason and tried again when asked; who listens is told", async () => {
  const listener = new Client({ connectionString: database.url });
  await listener.connect();
  let told = 0;
  listener.on("notification", ({ payload }) => (told += payload === '{"topics":["jobs"]}' ? 1 : 0));
  await listener.query(`listen ${logChannel}`);
  let broken = true;
  handler = async () => {
    if (broken) throw new Error("the disk is full");
  };
  const id = await jobs.enqueue(database.db, "count", {});
  await expect.poll(() => countsOf("count"), { timeout: 10_000 }).toMatchObject({ failed: 1 });
  const failed = await jobs.failedJobs(10);
  expect(failed).toMatchObject([{ id, name: "count", attempt: 3, message: "the disk is full" }]);
  expect(failed[0]?.failedAt).toBeInstanceOf(Date);
  await expect.poll(() => told).toBeGreaterThan(0);
  broken = false;
  told = 0;
  await jobs.retry(id);
  await expect.poll(() => countsOf("count"), { timeout: 5_000 }).toMatchObject({ done: 1, failed: 0 });
  await expect.poll(() => told).toBeGreaterThan(0);
  await expect(jobs.retry(id)).rejects.toMatchObject({ code: "job_not_failed", status: 404 });
  await listener.end();
});

test("a job that nobody defined is refused", async () => {
  await expect(jobs.enqueue(database.db, "unheard", {})).rejects.toMatchObject({ code: "job_unknown" });
});

test("schedules are those of the program, also after one was dropped from it", async () => {
  const schedules = async () =>
    (await sql<{ name: string; cron: string }>`select name, cron from jobs.schedule order by name`.execute(database.db))
      .rows;
  const restart = async (names: readonly string[]) => {
    await jobs.stop({ graceSeconds: 1 });
    jobs = createJobs(database, logger);
    for (const name of names) jobs.define(name, async () => {}, { ...quick, schedule: { cron: "0 3 * * *" } });
    await jobs.start();
  };
  await restart(["daily", "nightly"]);
  expect(await schedules()).toEqual([
    { name: "daily", cron: "0 3 * * *" },
    { name: "nightly", cron: "0 3 * * *" },
  ]);
  await restart(["nightly"]);
  expect(await schedules()).toEqual([{ name: "nightly", cron: "0 3 * * *" }]);
});

test("a queue outlives the loss of its connections", async () => {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    database.db,
  );
  await jobs.enqueue(database.db, "count", {});
  await expect.poll(() => done.length, { timeout: 10_000 }).toBe(1);
});
