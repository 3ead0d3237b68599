import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { sortedLog } from "@firsthand/engage/testing";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { nativeFile, seeded } from "../testing/data.ts";
import { runCli, startCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-keep-");
const databases: TestDatabase[] = [];

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  place.remove();
});

/** An installation of its own: a database, and a directory for the secret. */
async function newInstallation(name: string) {
  const database = await cloneDatabase();
  databases.push(database);
  const options = { cwd: place.path, env: { DATABASE_URL: database.url, DATA_DIR: name } };
  const ok = async (...args: string[]) => {
    const ended = await runCli(args, options);
    expect(ended.code, ended.err).toBe(0);
    return ended.out;
  };
  return { ...database, ok, start: (...args: string[]) => startCli(args, options) };
}

type Installation = Awaited<ReturnType<typeof newInstallation>>;
let busy: Installation;

beforeAll(async () => {
  writeFileSync(join(place.path, "rows.csv"), nativeFile(8000, seeded(11)));
  busy = await newInstallation("busy");
});

const WINDOW = ["--since", "2024-01-01", "--until", "2024-02-01", "--json"];

test("a backup taken while an import runs is whole, and restored elsewhere gives the same figures", async () => {
  const importing = busy.start("import", "rows.csv");
  await expect
    .poll(async () => (await busy.pool.query("select 1 from delivery limit 1")).rows.length, { timeout: 20_000 })
    .toBe(1);
  await busy.ok("backup", "early.gz");
  expect(importing.child.exitCode).toBeNull();
  expect((await importing.ended).code).toBe(0);
  const said = await busy.ok("backup", "late.gz");
  expect(said).toMatch(/^Backed up [\d,]+ rows of \d+ tables into .*late\.gz \(.+\)\.\n.*keep it where nobody else/);

  // The early one holds whole batches, and the same command completes it.
  const early = await newInstallation("early");
  const restored = await early.ok("restore", "early.gz", "--data", "early");
  expect(restored).toMatch(/^Restored [\d,]+ rows[^]*See the figures: npx firsthand metrics --data early\n$/);
  expect(await early.ok("import", "rows.csv")).toMatch(/Going on after record \d,000, where the last run stopped/);
  const refused = await early.start("restore", "late.gz").ended;
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/There are data already[^]*--replace/);
  expect(await sortedLog(early.db)).toEqual(await sortedLog(busy.db));
  expect(await early.ok("metrics", ...WINDOW)).toBe(await busy.ok("metrics", ...WINDOW));
});

test("an export loaded into an empty installation gives the same export again", async () => {
  expect(await busy.ok("export", "one.ndjson.gz")).toMatch(/^Exported [\d,]+ rows of \d+ tables to .*one\.ndjson\.gz/);
  const other = await newInstallation("other");
  expect(await other.ok("load", "one.ndjson.gz")).toMatch(/^Loaded [\d,]+ rows/);
  await other.ok("export", "two.ndjson");
  const [one, two] = [
    gunzipSync(readFileSync(join(place.path, "one.ndjson.gz"))),
    readFileSync(join(place.path, "two.ndjson")),
  ];
  const body = (file: Buffer) => file.subarray(file.indexOf("\n"));
  expect(body(one).length).toBeGreaterThan(100_000);
  expect(Buffer.compare(body(one), body(two))).toBe(0);
  expect(await sortedLog(other.db)).toEqual(await sortedLog(busy.db));

  const refused = await other.start("load", "one.ndjson.gz").ended;
  expect(refused.code).toBe(1);
  expect(refused.err).not.toMatch(/^\s+at |defect/m);
});

test("a file that is cut off is refused and changes nothing", async () => {
  const whole = readFileSync(join(place.path, "one.ndjson.gz"));
  writeFileSync(join(place.path, "cut.gz"), whole.subarray(0, whole.length - 1000));
  const empty = await newInstallation("empty");
  const refused = await empty.start("load", "cut.gz").ended;
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/cut\.gz[^]*\n.+/);
  expect(await sortedLog(empty.db)).toEqual([]);
});
