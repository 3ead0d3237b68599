import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { sortedLog } from "@firsthand/engage/testing";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { nativeFile, seeded } from "../testing/data.ts";
import { runCli, startCli } from "../testing/run-cli.ts";
import { inDirectory } from "../testing/stored.ts";

const SECRET = "a secret that only these tests know, for ever";
const place = temporaryDirectory("firsthand-killed-");
const data = join(place.path, "data");
const killed = { cwd: place.path, env: { FIRSTHAND_SECRET: SECRET } };
let server: TestDatabase;

beforeAll(async () => {
  server = await cloneDatabase();
});
afterAll(async () => {
  await server.drop();
  place.remove();
});

/** Kills the database of an import that runs; false when the import came to its end before. */
async function killDatabase(run: ReturnType<typeof startCli>): Promise<boolean> {
  const file = join(data, "database", "postmaster.pid");
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(10)) {
    try {
      const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
      if (pid > 0) return process.kill(pid, "SIGKILL");
    } catch {
      if (run.child.exitCode !== null) return false; // it stopped its database as it went
    }
  }
  throw new Error("an import runs for 20 s without a database");
}

/**
 * The same file goes into a database server in peace, and into the embedded database with ten imports that are killed;
 * so this shows as well that both sizes of storage hold the same log.
 */
test("ten imports that are killed, two of them with their database, and one that ends give what one import gives", async () => {
  const random = seeded(20_261_121);
  const ROWS = 15_000;
  writeFileSync(join(place.path, "rows.csv"), nativeFile(ROWS, random));
  const clean = await runCli(["import", "rows.csv", "--data", "unused"], {
    cwd: place.path,
    env: { ...killed.env, DATABASE_URL: server.url },
  });
  expect(clean.code).toBe(0);

  // The moments are random, but such that most runs get somewhere and few to the end, however busy the machine is.
  const reached: number[] = [];
  let patienceMs = 500;
  for (let kills = 0, runs = 0; kills < 10; runs++) {
    const run = startCli(["import", "rows.csv"], killed);
    await expect.poll(() => run.out(), { timeout: 20_000, interval: 10 }).toContain("The first records");
    if (runs === 0) await sleep(1500); // the database is made first
    await sleep(random() * 2 * patienceMs);
    const before = Number(/after record ([\d,]+)/.exec(run.out())?.[1]?.replaceAll(",", "") ?? 0);
    patienceMs *= before > (reached.at(-1) ?? 0) ? 0.9 : 1.3;
    reached.push(before);
    if (run.child.exitCode !== null) {
      patienceMs *= 0.5; // it had come to the end before
      continue;
    }
    if (kills % 5 === 4 && !(await killDatabase(run))) continue;
    run.child.kill("SIGKILL");
    await run.ended;
    kills += 1;
  }
  expect(new Set(reached).size, `${reached.join(", ")} records`).toBeGreaterThan(2); // else the moments say little

  const last = await runCli(["import", "rows.csv"], killed);
  expect(last.code).toBe(0);
  const wanted = await sortedLog(server.db);
  expect(wanted.length).toBeGreaterThan(ROWS);
  expect(await inDirectory(data, sortedLog)).toEqual(wanted);
  expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(data);
}, 120_000);
