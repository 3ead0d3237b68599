import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { sortedLog } from "@firsthand/engage/testing";
import type { Handle } from "@firsthand/platform/storage";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import { nativeFile, seeded } from "../testing/data.ts";
import { runCli, startCli } from "../testing/run-cli.ts";
import { inDirectory } from "../testing/stored.ts";

const place = temporaryDirectory("firsthand-broken-");
const secret = { FIRSTHAND_SECRET: "a secret that only these tests know, for ever" };
const databases: TestDatabase[] = [];
const ROWS = 5000;
let wanted: string[];

async function newDatabase(): Promise<TestDatabase> {
  const database = await cloneDatabase();
  databases.push(database);
  return database;
}

const on = (database: TestDatabase) => ({ cwd: place.path, env: { ...secret, DATABASE_URL: database.url } });

/** How many records of its file an import that runs has stored. */
async function storedIn(db: Handle): Promise<number> {
  const { rows } = await sql<{ records: number }>`select records from import_run where state = 'running'`.execute(db);
  return rows[0]?.records ?? 0;
}

beforeAll(async () => {
  const whole = nativeFile(ROWS, seeded(5));
  writeFileSync(join(place.path, "rows.csv"), whole);
  const zipped = gzipSync(whole);
  writeFileSync(join(place.path, "half.csv.gz"), zipped.subarray(0, zipped.length / 2));
  const database = await newDatabase();
  expect((await runCli(["import", "rows.csv"], on(database))).code).toBe(0);
  wanted = await sortedLog(database.db);
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  place.remove();
});

/** The same command goes on after a break and ends with the log that one import without a break gives. */
async function goesOn(options: Parameters<typeof runCli>[1]): Promise<void> {
  const last = await runCli(["import", "rows.csv"], options);
  expect(last.code).toBe(0);
  expect(last.out).toMatch(/Going on after record \d,000, where the last run stopped\./);
}

test("half a gzip: what stands before the cut is stored, the whole file adds the rest", async () => {
  const database = await newDatabase();
  const half = await runCli(["import", "half.csv.gz", "--source", "rows"], on(database));
  expect(half.code).toBe(1);
  expect(half.err).toMatch(/half\.csv\.gz ends too early\. \d+ records were read before\.\n.*Get the file again/);
  const read = Number(/(\d+) records were/.exec(half.err)?.[1]);
  expect(read).toBeGreaterThan(1000);
  expect((await runCli(["import", "rows.csv"], on(database))).code).toBe(0);
  expect(await sortedLog(database.db)).toEqual(wanted);
});

test("a database server that goes away in the middle: a clear end, and the same command goes on", async () => {
  const database = await newDatabase();
  const run = startCli(["import", "rows.csv"], on(database));
  await expect.poll(() => storedIn(database.db), { timeout: 50_000, interval: 20 }).toBeGreaterThan(0);
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  const { code, err, out } = await run.ended;
  expect(code).toBe(1);
  expect(err).toMatch(
    /^The database does not answer[^]*\n\d,000 records of the file are stored; the same command goes on/,
  );
  expect(err + out).not.toMatch(/^\s+at /m);
  await goesOn(on(database));
  expect(await sortedLog(database.db)).toEqual(wanted);
});

test("Ctrl-C: the batch in hand is finished, and the same command goes on", async () => {
  const database = await newDatabase();
  const run = startCli(["import", "rows.csv"], on(database));
  await expect.poll(() => storedIn(database.db), { timeout: 50_000, interval: 20 }).toBeGreaterThan(0);
  run.child.kill("SIGINT");
  const { code, err } = await run.ended;
  expect(code).toBe(130);
  expect(err).toMatch(
    /^Stopping[^]*\nStopped, as you asked\.\n\d,000 records of the file are stored; the same command/,
  );
  await goesOn(on(database));
});

test("the embedded database killed in the middle: a clear end, and the same command goes on", async () => {
  const data = join(place.path, "data");
  const options = { cwd: place.path, env: { ...secret, DATA_DIR: data } };
  writeFileSync(join(place.path, "one.csv"), nativeFile(1, seeded(1)));
  expect((await runCli(["import", "one.csv"], options)).code).toBe(0);
  const run = startCli(["import", "rows.csv"], options);
  const lock = join(data, "database/postmaster.pid");
  await expect.poll(() => existsSync(lock), { timeout: 50_000, interval: 20 }).toBe(true);
  await expect.poll(() => inDirectory(data, storedIn), { timeout: 50_000, interval: 200 }).toBeGreaterThan(0);
  process.kill(Number.parseInt(readFileSync(lock, "utf8"), 10), "SIGKILL");
  const { code, err } = await run.ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^The database does not answer[^]*the same command goes on/m);
  await goesOn(options);
  const log = new Set(await inDirectory(data, sortedLog));
  expect(wanted.filter((line) => !log.has(line))).toEqual([]);
});

const [MOUNT, UMOUNT] = ["/bin/mount", "/bin/umount"];

/** A file system of so many MB that is gone after the test; undefined where this user may not make one. */
function smallDisk(name: string, megabytes: number): string | undefined {
  const path = join(place.path, name);
  mkdirSync(path);
  const made = spawnSync(MOUNT, ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", path]);
  if (made.status !== 0) return undefined;
  onTestFinished(() => void spawnSync(UMOUNT, ["-l", path]));
  return path;
}

/** Rows that take much room, and do not get smaller by compression. */
function largeRows(rows: number): string {
  const random = seeded(9);
  const noise = () => Array.from({ length: 400 }, () => random().toString(36).slice(2, 12)).join(" ");
  const lines = Array.from({ length: rows }, (_, index) => `${index},2024-05-01T10:00:00Z,in,hello,${noise()}`);
  return `${["id,at,direction,text,noise", ...lines].join("\n")}\n`;
}

test("a disk that is full: a clear end, and once there is room the same command goes on", async ({ skip }) => {
  const disk = smallDisk("disk", 64);
  if (!disk) return skip("this user may not mount a small disk");
  writeFileSync(join(place.path, "large.csv"), largeRows(2500));
  const options = { cwd: place.path, env: { ...secret, DATA_DIR: join(disk, "data") } };
  const full = await runCli(["import", "large.csv"], options);
  expect(full.code).toBe(1);
  expect(full.err).toMatch(/no room left|is full|does not answer|\d+ MB left/);
  expect(full.err).toMatch(/the same command( goes on after them| begins it again|\))/);
  const still = await runCli(["metrics"], options);
  if (still.code !== 0) expect(still.err).toMatch(/^The disk that holds .* is full\.\nMake room/);
  execFileSync(MOUNT, ["-o", "remount,size=600m", disk]);
  const last = await runCli(["import", "large.csv"], options);
  expect(last.code, last.err).toBe(0);
  expect(last.out).toContain("The source now holds 2,500 messages (2,500 in, 0 out)");
});
