import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createJobs, type Jobs } from "../jobs/index.ts";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "../testing/index.ts";
import { createHealthRouter, type HealthGround } from "./index.ts";

let database: TestDatabase;
let jobs: Jobs;
const place = temporaryDirectory("firsthand-health-");
const STARTED = new Date("2026-01-01T00:00:00Z");

beforeAll(async () => {
  database = await cloneDatabase();
  jobs = createJobs(database, pino({ level: "silent" }));
  const quick = { retry: { times: 0, afterSeconds: 0 }, pollSeconds: 0.5 };
  jobs.define("breaks", () => Promise.reject(new Error("no room for 'a secret' of ann@example.org")), quick);
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop({ graceSeconds: 1 });
  await database.drop();
  place.remove();
});

const clientWith = (more: Partial<HealthGround> = {}) => {
  const ground: HealthGround = {
    storage: { db: database.db, kind: "embedded" },
    jobs,
    dataDirectory: place.path,
    version: "9.8.7",
    startedAt: STARTED,
    now: () => new Date("2026-01-02T00:00:00Z"),
    listeners: () => 3,
    searchBehindSeconds: () => Promise.resolve(7.5),
    keeping: () => Promise.resolve({ lastBackupAt: null, lastDrillAt: null, troubles: ["backup_old"] }),
    ...more,
  };
  return createRouterClient(createHealthRouter(), { context: { ground } });
};

test("version, sizes, disk and tables are those of the installation", async () => {
  await sql`analyze`.execute(database.db);
  const system = await clientWith().show();
  expect(system).toMatchObject({
    version: "9.8.7",
    startedAt: STARTED.toISOString(),
    now: "2026-01-02T00:00:00.000Z",
    node: process.versions.node,
    listeners: 3,
    search: { behindSeconds: 7.5 },
    keeping: { lastBackupAt: null, lastDrillAt: null, troubles: ["backup_old"] },
    database: { kind: "embedded", version: expect.stringMatching(/^1[5-9]/) as string },
  });
  const { rows } = await sql<{ size: string }>`select pg_database_size(current_database()) as size`.execute(
    database.db,
  );
  expect(Math.abs(system.database.sizeBytes - Number(rows[0]?.size))).toBeLessThan(1_000_000);
  expect(system.database.tables.length).toBeGreaterThan(5);
  const sizes = system.database.tables.map(({ bytes }) => bytes);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  const { freeBytes = 0, totalBytes = 0 } = system.disk ?? {};
  expect(freeBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThan(freeBytes);
  expect(system.memory.rssBytes).toBeGreaterThan(10_000_000);
});

test("a directory that is not there has no disk to tell of", async () => {
  expect((await clientWith({ dataDirectory: "/nowhere/at/all" }).show()).disk).toBeNull();
});

test("failed jobs are shown with their reason, without what it quotes, and can be tried again", async () => {
  const id = await jobs.enqueue(database.db, "breaks", {});
  const client = clientWith();
  await expect.poll(async () => (await client.show()).failedJobs, { timeout: 5_000 }).toHaveLength(1);
  const { failedJobs, jobs: counts } = await client.show();
  expect(failedJobs).toMatchObject([{ id, name: "breaks", attempt: 1, message: "no room for “…” of …" }]);
  expect(counts).toEqual([{ name: "breaks", waiting: 0, running: 0, done: 0, failed: 1 }]);
  expect(await client.retryJob({ id })).toEqual({ retried: true });
  await expect.poll(async () => (await client.show()).failedJobs[0]?.attempt, { timeout: 5_000 }).toBe(2);
  await expect(client.retryJob({ id: "00000000-0000-4000-8000-000000000000" })).rejects.toMatchObject({
    code: "job_not_failed",
  });
});
