import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { emptyDatabase, temporaryDirectory, type TestDatabase } from "../../testing/index.ts";
import { openStorage, type StorageSettings } from "../open/index.ts";
import { databaseOf, withDatabase } from "../open/server.ts";
import { installationSecret, secretFile } from "../secret.ts";
import { ask, everything, fillTables, using, writeModules } from "./fixture.ts";
import { backup, dropReplaced, exportLog, findReplaced, importLog, restore } from "./index.ts";
import { noteOfReplaced } from "./replaced.ts";

/** Databases that a restore left behind; tests beside this one may be at the same on the same server. */
const SCRATCHES =
  "select datname from pg_database where datname like '%restoring%' and starts_with(datname, left(current_database(), 40))";
const place = temporaryDirectory();
const modules = join(place.path, "project");
const databases: TestDatabase[] = [];
let full: StorageSettings;
const file = join(place.path, "backup.gz");

async function newInstallation(name: string): Promise<StorageSettings> {
  const database = await emptyDatabase();
  databases.push(database);
  return { dataDirectory: join(place.path, name), databaseUrl: database.url, modules };
}

beforeAll(async () => {
  writeModules(modules);
  full = await newInstallation("full");
  await using(full, ({ pool }) => fillTables(pool));
  installationSecret(full.dataDirectory);
  await backup(full, file, { plain: true });
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  place.remove();
});

test("a backup is one file for its owner's eyes, and nothing half-made is left", () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(place.path).filter((name) => name.includes(".part"))).toEqual([]);
});

test("what is restored is what was there: every row, every value, the secret, and where counting goes on", async () => {
  const settings = await newInstallation("restored");
  const report = await restore(settings, file, { replace: false });
  expect(report).toMatchObject({ tables: 5, rows: 1202 + 2 + 18 + 1 + 2, migrated: 0, kept: undefined });
  expect(await everything(settings)).toEqual(await everything(full));
  expect(readFileSync(secretFile(settings.dataDirectory))).toEqual(readFileSync(secretFile(full.dataDirectory)));
  await ask(settings, "insert into session (who) values ('next'); insert into unit (name) values ('next')");
  expect(await ask(settings, "select s.id, u.unit_id from session s join unit u on u.name = s.who")).toEqual([
    { id: 2, unit_id: 3 },
  ]);
  await expect(
    ask(settings, "insert into delivery (home, id, unit_id) values (1, gen_random_uuid(), 99)"),
  ).rejects.toThrow("foreign key");
});

test("data that are there are replaced only when that is said, and are kept under another name", async () => {
  const settings = await newInstallation("taken");
  await ask(settings, "insert into unit (name) values ('mine')");
  await expect(restore(settings, file, { replace: false })).rejects.toMatchObject({ code: "data_exist" });
  expect(await ask(settings, "select name from unit")).toEqual([{ name: "mine" }]);
  const { kept } = await restore(settings, file, { replace: true });
  expect(await ask(settings, "select name from unit")).toHaveLength(2);
  const before = { ...settings, databaseUrl: withDatabase(settings.databaseUrl ?? "", kept ?? "") };
  expect(await ask(before, "select name from unit")).toEqual([{ name: "mine" }]);
  const storage = await openStorage(settings, "command");
  onTestFinished(() => storage.close());
  const replaced = await findReplaced(storage.db);
  expect(replaced).toEqual([{ name: kept, bytes: expect.any(Number), at: expect.any(Date) }]);
  expect(Math.abs(Date.now() - (replaced[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
  const note = (text: string) => storage.pool.query(`comment on database "${kept}" is '${text}'`);
  const name = kept ?? "";
  // What another installation has replaced, whose name begins alike, is nobody's business here.
  await note("before a restore of another");
  expect([await findReplaced(storage.db), await dropReplaced(storage.db, { name })]).toEqual([[], false]);
  await note(noteOfReplaced(databaseOf(settings.databaseUrl ?? "")));
  await using(before, async ({ pool }) => {
    await pool.query("select 1");
    await expect(dropReplaced(storage.db, { name })).rejects.toMatchObject({ code: "replaced_in_use" });
  });
  await expect.poll(() => dropReplaced(storage.db, { name }).catch(() => "in use")).toBe(true);
  expect([await findReplaced(storage.db), await dropReplaced(storage.db, { name })]).toEqual([[], false]);
});

test("while somebody is connected nothing is restored, and it is said who", async () => {
  const settings = await newInstallation("in-use");
  const storage = await openStorage(settings, "server");
  await storage.pool.query("select 1");
  await expect(restore(settings, file, { replace: true })).rejects.toMatchObject({
    code: "data_in_use",
    message: expect.stringContaining("firsthand server"),
  });
  await storage.close();
});

test("somebody who is just leaving is waited for", async () => {
  const settings = await newInstallation("leaving");
  const storage = await openStorage(settings, "command");
  await storage.pool.query("select 1");
  const restored = restore(settings, file, { replace: true });
  setTimeout(() => void storage.close(), 400);
  await expect(restored).resolves.toMatchObject({ tables: expect.any(Number) });
});

test("a role that may not create databases is told so", async () => {
  const settings = await newInstallation("modest");
  await ask(settings, "create role modest login; grant all on schema public to modest");
  const databaseUrl = (settings.databaseUrl ?? "").replace("postgres@", "modest@");
  await ask(settings, "drop table migration, published_view, delivery, unit, note, session, role");
  const error: unknown = await restore({ ...settings, databaseUrl }, file, { replace: true }).catch(
    (one: unknown) => one,
  );
  await ask(settings, "drop owned by modest; drop role modest");
  expect(error).toMatchObject({ code: "may_not_create_databases", advice: expect.stringContaining("createdb") });
});

describe("a file that is not as it was written changes nothing", () => {
  let settings: StorageSettings;
  let before: unknown;
  const damaged = join(place.path, "damaged");
  beforeAll(async () => {
    settings = await newInstallation("careful");
    await ask(settings, "insert into unit (name) values ('mine')");
    before = await everything(settings);
  });
  const text = () => gunzipSync(readFileSync(file)).toString("utf8");
  const lines = () => text().trimEnd().split("\n");
  const cutAt = (part: number) => () => readFileSync(file).subarray(0, Math.floor(statSync(file).size * part));
  const changed = (from: string | RegExp, to: string) => () => text().replace(from, to);
  const without = (pick: (line: string) => boolean) => () => {
    const at = lines().findIndex(pick);
    return `${lines().toSpliced(at, 1).join("\n")}\n`;
  };

  test.each([
    ["cut off in the middle", "dump_truncated", cutAt(0.5)],
    ["cut off before the last bytes", "dump_truncated", cutAt(0.9999)],
    ["cut off after a whole line", "dump_truncated", () => `${lines().slice(0, -1).join("\n")}\n`],
    ["without the end of the last line", "dump_truncated", () => text().slice(0, -1)],
    ["with another letter in a text", "dump_altered", changed("Text 7 ", "Text 8 ")],
    ["with another number", "dump_altered", changed('"score": 100.1', '"score": 100.2')],
    ["without one row", "dump_altered", without((line) => line.includes("Text 99 "))],
    [
      "without one table",
      "dump_altered",
      () =>
        lines()
          .filter((line) => !/note|"name": "/.test(line))
          .join("\n") + "\n",
    ],
    ["with another secret", "dump_altered", changed(/"secret":"[0-9a-f]{8}/, '"secret":"00000000')],
    [
      "with one byte changed",
      "dump_altered",
      () => readFileSync(file).map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
    ],
    ["with something after its end", "dump_altered", () => `${text()}{}\n`],
    ["that is something else", "not_a_dump", () => "a,b,c\n1,2,3\n"],
    ["that is empty", "not_a_dump", () => ""],
    ["of a form that comes later", "dump_newer_than_program", changed('"version":2', '"version":3')],
    ["with a migration that is not known", "data_newer_than_program", changed("_log.sql", "_later.sql")],
  ])("%s", async (_name, code, make) => {
    const content = make();
    writeFileSync(damaged, typeof content === "string" && content.startsWith("{") ? gzipSync(content) : content);
    await expect(restore(settings, damaged, { replace: true })).rejects.toMatchObject({ code });
    expect(await everything(settings)).toEqual(before);
    expect(existsSync(secretFile(settings.dataDirectory))).toBe(false);
    expect(await ask(settings, SCRATCHES)).toEqual([]);
  });

  test("that does not exist, or is a directory", async () => {
    const missing = join(place.path, "missing");
    await expect(restore(settings, missing, { replace: true })).rejects.toMatchObject({ code: "file_not_usable" });
    await expect(restore(settings, place.path, { replace: true })).rejects.toMatchObject({ code: "file_not_usable" });
    await expect(backup(settings, join(missing, "x.gz"))).rejects.toMatchObject({
      code: "file_not_usable",
      message: expect.stringContaining(`no directory ${missing}`),
    });
  });
});

test("a backup holds one moment, whatever is written meanwhile", async () => {
  const settings = await newInstallation("busy");
  const moment = join(place.path, "moment.gz");
  await using(settings, async ({ pool }) => {
    await fillTables(pool);
    let writing = true;
    let pairs = 0;
    const writer = (async () => {
      for (; writing; pairs++) {
        await pool.query(
          `with a as (insert into session (who) values ('pair')) insert into note values (9, 'pair ' || $1)`,
          [pairs],
        );
      }
    })();
    while (pairs < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    await backup(settings, moment, { plain: true });
    const during = pairs;
    while (pairs < during + 20) await new Promise((resolve) => setTimeout(resolve, 5));
    writing = false;
    await writer;
  });
  const copy = await newInstallation("copy");
  await restore(copy, moment, { replace: false });
  const [counts] = await ask(
    copy,
    "select (select count(*) from session where who = 'pair') as a, (select count(*) from note where home = 9) as b",
  );
  expect(counts?.["a"]).toBe(counts?.["b"]);
  expect(Number(counts?.["a"])).toBeGreaterThan(10);
});

test("a backup of an older version is brought up to this one; one of a newer version is refused", async () => {
  const newer = join(place.path, "newer-project");
  const later = {
    "20260102T0000_later.sql": "alter table unit add column code text; update unit set code = upper(name)",
  };
  writeModules(newer, later);
  const settings = { ...(await newInstallation("older")), modules: newer };
  expect(await restore(settings, file, { replace: false })).toMatchObject({ migrated: 1 });
  expect(await ask(settings, "select code from unit order by unit_id")).toEqual([{ code: "NORD" }, { code: "SÜD" }]);
  const file2 = join(place.path, "newer.gz");
  await backup(settings, file2, { plain: true });
  const back = await newInstallation("back");
  await expect(restore(back, file2, { replace: false })).rejects.toMatchObject({ code: "data_newer_than_program" });

  const log = join(place.path, "older.ndjson");
  await exportLog(full, log);
  const imported = { ...(await newInstallation("older-log")), modules: newer };
  await importLog(imported, log);
  expect(await ask(imported, "select code from unit order by unit_id")).toEqual([{ code: "NORD" }, { code: "SÜD" }]);
  expect(await ask(imported, "select count(*) from delivery")).toEqual([{ count: 1202 }]);
});

describe("an export of the log", () => {
  const body = (path: string) => {
    const bytes = readFileSync(path);
    const plain = path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    return plain.subarray(plain.indexOf(10));
  };

  test.each(["log.ndjson", "log.ndjson.gz"])(
    "%s gives itself again when it is taken in and written out",
    async (name) => {
      const first = join(place.path, name);
      const second = join(place.path, `again-${name}`);
      await exportLog(full, first);
      const settings = await newInstallation(`import-${name}`);
      const report = await importLog(settings, first);
      expect(report).toMatchObject({ tables: 3, rows: 1202 + 2 + 18 });
      await exportLog(settings, second);
      expect(body(second).equals(body(first))).toBe(true);
      expect(await ask(settings, "select * from session")).toEqual([]);
      expect(readFileSync(secretFile(settings.dataDirectory))).toEqual(readFileSync(secretFile(full.dataDirectory)));
      expect(statSync(first).mode & 0o777).toBe(0o600);
      await expect(importLog(settings, first)).rejects.toMatchObject({ code: "data_exist" });
      rmSync(first);
    },
  );

  test("that was altered is refused as a whole, and a backup is no export", async () => {
    const path = join(place.path, "altered.ndjson");
    await exportLog(full, path);
    writeFileSync(path, readFileSync(path, "utf8").replace('"name": "Nord"', '"name": "Nora"'));
    const settings = await newInstallation("altered");
    await expect(importLog(settings, path)).rejects.toMatchObject({ code: "dump_altered" });
    await expect(importLog(settings, file)).rejects.toMatchObject({ code: "wrong_kind_of_dump" });
    await expect(restore(settings, path, { replace: true })).rejects.toMatchObject({ code: "wrong_kind_of_dump" });
    expect(await ask(settings, "select count(*) from unit")).toEqual([{ count: 0 }]);
    expect(await ask(settings, "select count(*) from pg_constraint where contype = 'f'")).toEqual([{ count: 2 }]);
  });
});

test("the built-in database: backup beside a running server, restore once it is stopped", async () => {
  const settings: StorageSettings = { dataDirectory: join(place.path, "built-in"), modules };
  const copy = join(place.path, "built-in.gz");
  await expect(backup(settings, copy)).rejects.toMatchObject({ code: "nothing_stored" });
  expect(existsSync(settings.dataDirectory)).toBe(false);
  await restore(settings, file, { replace: false });
  const server = await openStorage(settings, "server");
  await backup(settings, copy);
  await expect(restore(settings, copy, { replace: true })).rejects.toMatchObject({ code: "data_in_use" });
  await server.close();
  const { kept } = await restore(settings, copy, { replace: true });
  expect(kept).toMatch(/^firsthand_before_restore_/);
  expect(await everything(settings)).toEqual(await everything(full));
  expect(existsSync(join(settings.dataDirectory, "database", "postmaster.pid"))).toBe(false);
});

test("rows with large cells go through in small pieces", async () => {
  const settings = await newInstallation("large");
  const large = join(place.path, "large.gz");
  await ask(
    settings,
    `insert into delivery (home, id, raw, said) select 1, gen_random_uuid(), decode(repeat('ab', 3000000), 'hex'), repeat('x', i * 10)
    from generate_series(1, 4) i`,
  );
  await backup(settings, large, { plain: true });
  const other = await newInstallation("large-copy");
  await restore(other, large, { replace: false });
  expect(await everything(other)).toEqual(await everything(settings));
});
