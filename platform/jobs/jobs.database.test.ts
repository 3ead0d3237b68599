import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";

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
