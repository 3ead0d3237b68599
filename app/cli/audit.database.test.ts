import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { startCli } from "../testing/run-cli.ts";

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-audit-"));
});
afterAll(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

const run = (...args: string[]) =>
  startCli(args, { cwd: directory, env: { DATA_DIR: directory, DATABASE_URL: database.url } }).ended;

test("what is done at the command line stands in the record by the name of the user, and a removed line is found", async () => {
  const shipped = readFileSync(join(import.meta.dirname, "../../models/maturity.yaml"), "utf8");
  writeFileSync(join(directory, "ours.yaml"), shipped.replace("title: ", "title: Our own, "));
  expect(await run("model", "save", "ours.yaml", "--why", "to try it")).toMatchObject({ code: 0 });
  await run("model", "versions");
  expect(await run("export", join(directory, "log.ndjson"))).toMatchObject({ code: 0 });

  const listed = await run("audit", "list");
  expect(listed.out).toContain("put another version of a model in force");
  expect(listed.out).toContain("exported the log");
  expect(listed.out).toContain(userInfo().username);
  expect(listed.out.split("\n").filter((line) => line.includes("done"))).toHaveLength(2);

  expect(await run("audit", "verify")).toMatchObject({ code: 0, out: expect.stringContaining("2 lines under 1 seal") });
  expect(await run("audit", "export", join(directory, "record.txt"))).toMatchObject({ code: 1 });
  expect(await run("audit", "export", join(directory, "record.jsonl"))).toMatchObject({ code: 0 });
  expect(readFileSync(join(directory, "record.jsonl"), "utf8").trim().split("\n")).toEqual([
    expect.stringContaining('"operation":"command.export"'),
    expect.stringMatching(/"changes":\[\{"subject":"model maturity","before":".*Our own, /),
  ]);

  await database.pool.query(
    `begin; set local firsthand.audit = 'attack';
     delete from audit_line where operation = 'command.model save'; commit`,
  );
  const found = await run("audit", "verify");
  expect(found.code).toBe(1);
  expect(found.out).toMatch(/Line [0-9a-f-]{36} of seal 1, written .* is missing/);
}, 120_000);
