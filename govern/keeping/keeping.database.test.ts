import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { createLogging } from "@firsthand/platform/http";
import { createJobs } from "@firsthand/platform/jobs";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { createTrace, endTrace, runTraced, type TraceLine } from "@firsthand/platform/trace";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { confirmKey } from "./commands/confirm-key.ts";
import type { KeepingGround } from "./ground.ts";
import { defineKeepingJobs, forgetReplaced, makeBackup, runDrill, showKeeping } from "./index.ts";

const place = temporaryDirectory("firsthand-keeping-");
let database: TestDatabase;
let now: Date;
let ground: KeepingGround;
let directory: string;
let made = 0;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  place.remove();
});
beforeEach(async () => {
  await database.pool.query("truncate keeping_run; truncate backup_key_kept");
  await database.pool.query("update migration set applied_at = '2026-01-01T12:00:00Z'");
  const dataDirectory = join(place.path, `data-${made++}`);
  directory = join(dataDirectory, "backups");
  now = new Date("2026-03-04T12:00:00Z");
  ground = { db: database.db, settings: { dataDirectory, databaseUrl: database.url }, now: () => now };
});

const later = (days: number) => (now = new Date(now.getTime() + days * 86_400_000));
const names = () => readdirSync(directory).toSorted();

test("a backup is made under the name of its moment, encrypted, and shown", async () => {
  const backup = await makeBackup(ground, { by: "Ada" });
  expect(backup).toMatchObject({ encrypted: true, removed: 0, fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/) });
  expect(names()).toEqual(["firsthand-2026-03-04T12-00-00Z.backup"]);
  const state = await showKeeping(ground);
  expect(state).toMatchObject({
    directory,
    directoryFailure: null,
    sameDisk: true,
    key: { fingerprint: backup.fingerprint, path: join(ground.settings.dataDirectory, "backup.key"), kept: null },
    schedule: { at: "02:30", nextBackupAt: "2026-03-05T02:30:00.000Z", nextDrillAt: now.toISOString() },
    backups: [{ encrypted: true, bytes: backup.bytes, keptFor: ["newest", "day", "week", "month"], drill: null }],
    runs: [{ kind: "backup", state: "good", by: "Ada", rows: backup.rows, tables: backup.tables, failure: null }],
    lastGoodBackup: { file: names()[0] },
    lastDrill: null,
    troubles: ["key_not_kept"],
  });
});

test("a drill finds that a backup can be restored, and that a damaged one cannot", async () => {
  const { rows, tables, file } = await makeBackup(ground, { by: "Ada" });
  const erasing = { ...ground, afterRestore: () => Promise.resolve({ erased: 3 }) };
  expect(await runDrill(erasing, { by: "Ada" })).toMatchObject({ rows, tables, migrated: 0, erased: 3, file });
  expect(await showKeeping(ground)).toMatchObject({
    backups: [{ drill: { good: true } }],
    lastDrill: { state: "good", rows, tables, erased: 3, backupMadeAt: expect.any(String) },
    schedule: { nextDrillAt: "2026-03-08T03:30:00.000Z" },
  });

  later(1);
  const bytes = readFileSync(file);
  const at = bytes.length - 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(runDrill(ground, { by: "schedule" })).rejects.toMatchObject({ code: "dump_altered" });
  expect(await showKeeping(ground)).toMatchObject({
    backups: [{ drill: { good: false }, keptFor: ["newest"] }],
    lastDrill: { state: "failed", failure: { code: "dump_altered", message: expect.stringContaining(file) } },
    lastGoodBackup: null,
    troubles: ["backup_damaged", "key_not_kept"],
  });
  const { rows: left } = await database.pool.query(
    "select 1 from pg_database where starts_with(datname, left(current_database(), 40) || '_drill')",
  );
  expect(left).toEqual([]);
});

test("old ones go by the rule, and nothing else in the directory is touched", async () => {
  mkdirSync(directory, { recursive: true });
  for (const name of ["notes.txt", "firsthand-2020-01-01T00-00-00Z.backup.999.part"]) {
    writeFileSync(join(directory, name), "x");
  }
  utimesSync(join(directory, "notes.txt"), 0, 0);
  const removed: number[] = [];
  for (let day = 0; day < 10; day++) {
    removed.push((await makeBackup(ground, { by: "schedule" })).removed);
    later(1);
  }
  // The fourth was a Wednesday. The first one of its week stays until Sunday's is there, and a month has one day.
  expect(removed).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  expect(names()).toEqual([
    ...["07", "08", "09", "10", "11", "12", "13"].map((day) => `firsthand-2026-03-${day}T12-00-00Z.backup`),
    "notes.txt",
  ]);
});

test("without room, or without a directory, it fails in words and says so on the page", async () => {
  mkdirSync(ground.settings.dataDirectory);
  writeFileSync(directory, "a file");
  await expect(makeBackup(ground, { by: "Ada" })).rejects.toMatchObject({ code: "backup_directory_not_usable" });
  const { troubles, runs } = await showKeeping(ground);
  expect(troubles).toContain("backup_failed");
  expect(runs).toMatchObject([{ state: "failed", failure: { code: "backup_directory_not_usable" } }]);
  await expect(runDrill(ground, { by: "Ada" })).rejects.toMatchObject({ code: "backup_directory_not_usable" });
});

test("there is nothing to try before the first backup", async () => {
  await expect(runDrill(ground, { by: "Ada" })).rejects.toMatchObject({ code: "no_backup" });
});

test("one that was killed is told as broken off by the next, and two at once are not done", async () => {
  await database.pool.query(
    `insert into keeping_run (id, kind, state, began_at, began_by)
     values (gen_random_uuid(), 'drill', 'running', '2026-03-04T11:00:00Z', 'schedule')`,
  );
  const both = await Promise.allSettled([makeBackup(ground, { by: "Ada" }), makeBackup(ground, { by: "Bob" })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "keeping_busy" } });
  expect((await showKeeping(ground)).runs).toMatchObject([
    { kind: "backup", state: "good" },
    { kind: "drill", state: "failed", failure: { code: "broken_off" } },
  ]);
});

test("who keeps the key elsewhere proves it by its end, and a new key is asked for anew", async () => {
  await expect(confirmKey(ground, { lastEight: "00000000", by: "Ada" })).rejects.toMatchObject({ code: "no_key_here" });
  await makeBackup(ground, { by: "Ada" });
  const path = join(ground.settings.dataDirectory, "backup.key");
  const end = readFileSync(path, "utf8").trim().slice(-8);
  const wrong = end === "00000000" ? "11111111" : "00000000";
  for (const lastEight of [wrong, "", end.slice(1), `${end}0`]) {
    await expect(confirmKey(ground, { lastEight, by: "Ada" })).rejects.toMatchObject({ code: "not_the_key" });
  }
  expect(await confirmKey(ground, { lastEight: end.toUpperCase(), by: "Ada" })).toEqual({
    keptAt: now.toISOString(),
    keptBy: "Ada",
  });
  expect(await showKeeping(ground)).toMatchObject({ key: { kept: { by: "Ada" } }, troubles: [] });
  writeFileSync(path, `${"ab".repeat(32)}\n`);
  expect(await showKeeping(ground)).toMatchObject({ key: { kept: null }, troubles: ["key_not_kept"] });
  const given = { ...ground, settings: { ...ground.settings, backupKey: "a passphrase of some length" } };
  expect(await showKeeping(given)).toMatchObject({ key: { path: null, fingerprint: null }, troubles: [] });
  await expect(confirmKey(given, { lastEight: "e length", by: "Ada" })).rejects.toMatchObject({ code: "no_key_here" });
});

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

test("the server makes a backup when one is due, tries it, and does neither again before its time", async () => {
  const jobs = createJobs(database, createLogging({ level: "silent", write: () => {} }).logger);
  defineKeepingJobs(jobs, ground);
  stop = () => jobs.stop({ graceSeconds: 10 });
  await jobs.start();
  const look = async (name: string) => {
    later(1 / 1440);
    const id = await jobs.enqueue(database.db, name, {});
    await expect
      .poll(async () => (await database.pool.query("select state from jobs.job where id = $1", [id])).rows[0]?.state, {
        timeout: 30_000,
      })
      .toMatch(/completed|failed/);
    const { runs } = await showKeeping(ground);
    return runs.map(({ kind, state, by }) => `${kind} ${state} ${by}`);
  };
  expect(await look("restore-drill")).toEqual([]);
  expect(await look("backup")).toEqual(["backup good schedule"]);
  expect(await look("backup")).toHaveLength(1);
  expect(await look("restore-drill")).toEqual(["drill good schedule", "backup good schedule"]);
  expect(await look("restore-drill")).toHaveLength(2);
  later(1);
  expect(await look("backup")).toHaveLength(3);
  later(1 / 1440);
  await jobs.enqueue(database.db, "backup", { by: "Ada" });
  await expect.poll(async () => (await showKeeping(ground)).runs[0]?.by, { timeout: 30_000 }).toBe("Ada");
  later(1);
  ground = { ...ground, settings: { ...ground.settings, backupAt: "off" } };
  expect((await showKeeping(ground)).schedule).toMatchObject({ at: null, nextBackupAt: null, nextDrillAt: null });
});

test("what a restore replaced is shown, and goes after seven days, which is noted, or when it is asked for", async () => {
  const {
    rows: [{ name } = { name: "" }],
  } = await database.pool.query<{ name: string }>("select current_database() as name");
  const replace = async (stamp: string) => {
    const kept = `${name.slice(0, 30)}_before_restore_${stamp}`;
    await database.pool.query(`create database "${kept}"`);
    await database.pool.query(`comment on database "${kept}" is 'before a restore of ${name}'`);
    return kept;
  };
  const [older, newer] = [await replace("20260225T115959"), await replace("20260225T120001")];
  const at = "2026-02-25T12:00:01.000Z";
  const shown = { name: newer, at, bytes: expect.any(Number), goesAt: "2026-03-04T12:00:01.000Z" };
  expect((await showKeeping(ground)).replaced).toEqual([shown, expect.objectContaining({ name: older })]);
  const lines: TraceLine[] = [];
  const work = new Map<string, () => Promise<void>>();
  defineKeepingJobs(
    {
      define: (job, handler) =>
        void work.set(job, () => handler(null, { id: "1", attempt: 1, signal: AbortSignal.timeout(60_000) })),
    },
    ground,
  );
  const trace = createTrace({
    facts: {
      actor: { kind: "job", id: "forget-replaced", name: "the installation" },
      operation: "job.forget-replaced",
      subject: null,
      unit: null,
      address: null,
      requestId: null,
      input: {},
    },
    recorder: { write: async () => false, append: async (line) => void lines.push(line), read: () => {} },
    now: () => now,
    records: "notes",
  });
  await runTraced(trace, async () => await work.get("forget-replaced")?.());
  await endTrace(trace, { outcome: "done" });
  expect((await showKeeping(ground)).replaced).toEqual([shown]);
  expect(lines).toMatchObject([{ changes: [{ before: { database: older }, after: null }] }]);
  expect(await forgetReplaced(ground, "all")).toMatchObject([{ name: newer }]);
  expect((await showKeeping(ground)).replaced).toEqual([]);
});
