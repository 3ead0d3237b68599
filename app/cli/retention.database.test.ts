import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { userInfo } from "node:os";

import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { startCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-retention-");
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  place.remove();
});

const run = (...args: string[]) =>
  startCli(args, { cwd: place.path, env: { DATA_DIR: place.path, DATABASE_URL: database.url } }).ended;

const asJson = async (...args: string[]) => {
  const { code, out } = await run("retention", ...args, "--json");
  return { code, said: JSON.parse(out) as Record<string, unknown> };
};

/** A rule as the app makes it. */
const rule = (active: boolean) =>
  database.pool.query(
    `insert into retention_rule (rule_id, version, field, months, locked, active, removed, by_name, at)
     values ('01998f3e-7c1a-7abc-8def-0123456789ab', (select count(*) + 1 from retention_rule), 'words', 12, true, $1,
       false, 'Ada', '2026-01-02T03:04:05Z')`,
    [active],
  );

const words = async () => (await database.pool.query("select 1 from interaction where body <> ''")).rows.length;

test("rules are shown, tried, previewed and run at the command line, and never run unseen", async () => {
  const rows = ["2020-03-05T10:00:00Z,in,The kettle of Anna", "2020-03-06T10:00:00Z,in,The toaster"];
  writeFileSync(join(place.path, "old.csv"), `at,direction,text\n${rows.join("\n")}\n`);
  expect(await run("import", "old.csv")).toMatchObject({ code: 0 });
  expect((await run("retention", "show")).out).toContain("everything is kept for good");
  expect((await run("retention", "run")).out).toBe("Nothing is over its time.\n");

  await rule(false);
  expect((await run("retention", "show")).out).toMatch(/words of messages +every +all +12 months +off, locked +Ada/);
  expect((await asJson("preview")).said["items"]).toEqual([]);
  await rule(true);

  const tried = await run("retention", "run", "--dry-run");
  expect(tried).toMatchObject({ code: 0, err: "" });
  expect(tried.out).toMatch(/words of messages .* 2 +0 +2020-03-05 +2020-03-06\n\nA run would stop/);

  const stopped = await run("retention", "run");
  expect(stopped).toMatchObject({ code: 1, out: expect.stringContaining("Stopped before it began") });
  expect(await words()).toBe(2);

  expect((await run("retention", "preview")).out).toContain("Nothing was taken out.");
  expect((await asJson("run")).said).toMatchObject({ kind: "run", state: "done", cleared: 2 });
  expect(await words()).toBe(0);

  const history = await run("retention", "history");
  expect(history.out).toContain(`${userInfo().username}, at the command line`);
  const told = history.out.split("\n").filter((line) => /(?:run|preview) +(?:done|stopped)/.test(line));
  expect(told.map((line) => line.replace(/^.*?(run|preview) +(\w+).*$/, "$1 $2"))).toEqual([
    "run done",
    "preview done",
    "run stopped",
    "preview done",
  ]);
  expect(history.out).not.toMatch(/kettle|toaster|Anna/);

  const record = (await run("audit", "list")).out;
  expect(record.match(/had data taken out that are past their time/g)).toHaveLength(3);
  expect(record.match(/looked at what would be taken out/g)).toHaveLength(2);
}, 240_000);
