import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
    .poll(async () => (await busy.pool.query("select 1 from delivery limit 1")).rows.length, { timeout: 40_000 })
    .toBe(1);
  await busy.ok("backup", "early.gz");
  expect((await importing.ended).code).toBe(0);
  const said = await busy.ok("backup", "late.gz");
  expect(said).toMatch(
    /^Backed up [\d,]+ rows of \d+ tables into .*late\.gz \(.+\)\.\nIt is encrypted with the key [0-9a-f]{8} in .*backup\.key/,
  );

  // The early one holds whole batches, and the same command completes it.
  const early = await newInstallation("early");
  const without = await early.start("restore", "early.gz", "--data", "early").ended;
  expect(without.err).toMatch(/encrypted with the key [0-9a-f]{8}, which is not here[^]*--key-file/);
  const key = ["--key-file", join("busy", "backup.key")];
  const restored = await early.ok("restore", "early.gz", "--data", "early", ...key);
  expect(restored).toMatch(/^Restored [\d,]+ rows[^]*See the figures: npx firsthand metrics --data early\n$/);
  expect(await early.ok("import", "rows.csv")).toMatch(/Going on after record \d,000, where the last run stopped/);
  const refused = await early.start("restore", "late.gz", ...key).ended;
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

test("backups without a name are listed, tried, and opened by the key that is shown", async () => {
  const made = await busy.ok("backup");
  expect(made).toMatch(/into .*busy\/backups\/firsthand-.*Z\.backup /);
  expect(await busy.ok("backup", "drill")).toMatch(/can be restored: [\d,]+ rows of \d+ tables[^]*same checksum/);
  const list = await busy.ok("backup", "list");
  expect(list).toMatch(/firsthand-\S+\.backup .* yes +newest, day, week, month +good /);
  expect(list).toMatch(/! Nobody said that the key/);
  const [key = ""] = (await busy.ok("backup", "key")).split("\n");
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(key).toBe(readFileSync(join(place.path, "busy", "backup.key"), "utf8").trim());
});

test("a drill of a damaged file says so and fails", async () => {
  const bytes = readFileSync(join(place.path, "late.gz"));
  bytes[bytes.length - 50] = (bytes[bytes.length - 50] ?? 0) ^ 1;
  writeFileSync(join(place.path, "damaged.backup"), bytes);
  const drill = await busy.start("backup", "drill", "damaged.backup").ended;
  expect(drill.code).toBe(1);
  expect(drill.err).toMatch(/damaged\.backup is not as it was written/);
});

test("a plain backup says what it is, and needs no key", async () => {
  expect((await busy.start("backup", "--plain").ended).err).toMatch(/backup FILE --plain/);
  expect(await busy.ok("backup", "plain.gz", "--plain")).toMatch(/Everybody who has the file can read all of it/);
  expect(gunzipSync(readFileSync(join(place.path, "plain.gz"))).toString("utf8", 0, 20)).toBe('{"firsthand":"backup');
  const other = await newInstallation("plain");
  expect(await other.ok("restore", "plain.gz")).toMatch(/^Restored/);
});

test("what a restore replaced is told, and goes by command, which stands in the record", async () => {
  const other = await newInstallation("replaced");
  await other.ok("import", "rows.csv");
  await busy.ok("backup", "replacing.gz", "--plain");
  const told = await other.ok("restore", "replacing.gz", "--replace");
  const [, name] =
    /kept as database (\S+), and goes by itself after seven days\.\n[^]*backup forget-replaced/.exec(told) ?? [];
  expect(await other.ok("backup", "list")).toContain(`Kept from before a restore: database ${name}`);
  expect(await other.ok("backup", "forget-replaced")).toMatch(new RegExp(`^Gone: database ${name}, replaced `));
  expect(await other.ok("backup", "forget-replaced")).toBe("Nothing from before a restore is kept.\n");
  expect(await other.ok("audit", "list")).toMatch(/removed what was there before a restore/);
});

test("whoever was erased after a backup was made is erased again when it is restored", async () => {
  await busy.ok("backup", "before.backup");
  const { rows } = await busy.pool.query<{ id: string; texts: number }>(
    "select author_id as id, count(*) as texts from interaction where body <> '' and direction = 'in' group by 1 order by 2 desc, 1 limit 1",
  );
  const [person] = rows;
  expect(person?.texts).toBeGreaterThan(0);

  const other = await newInstallation("erased");
  const erasure = { erasureId: randomUUID(), at: new Date(), identityIds: [person?.id], keys: [], deliveryIds: [] };
  mkdirSync(join(place.path, "erased"));
  writeFileSync(join(place.path, "erased", "erasures.jsonl"), `${JSON.stringify(erasure)}\n`);
  const restored = await other.ok("restore", "before.backup", "--key-file", join("busy", "backup.key"));
  expect(restored).toMatch(/1 person who had been erased since was erased again/);
  const left = async ({ pool }: Installation) =>
    (
      await pool.query<{ n: number }>("select count(*) as n from interaction where author_id = $1 and body <> ''", [
        person?.id,
      ])
    ).rows[0]?.n;
  expect(await left(other)).toBe(0);
  expect(await left(busy)).toBe(person?.texts);
});

test("sealing keys are changed and checked", async () => {
  const installation = await newInstallation("sealed");
  await installation.ok("import", "rows.csv");
  expect(await installation.ok("secrets", "check")).toMatch(/account_totp +sealed +0[^]*Nothing was sealed yet/);
  expect(await installation.ok("secrets", "rotate")).toMatch(/0 secrets were sealed anew with key 2\.\nGone: key 1/);
  expect(JSON.parse(await installation.ok("secrets", "check", "--json"))).toMatchObject({ version: 2, keys: [2] });
});
