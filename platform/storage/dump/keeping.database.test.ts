import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { emptyDatabase, temporaryDirectory, type TestDatabase } from "../../testing/index.ts";
import type { Handle } from "../handle.ts";
import { openStorage } from "../open/index.ts";
import { installationSecret, keysFile } from "../secret.ts";
import { fillTables, writeModules } from "./fixture.ts";
import { backup, backupKey, drill, findBackupKey, formOf, readKeyFile, restore, type BackupSettings } from "./index.ts";

const place = temporaryDirectory();
const modules = join(place.path, "project");
const databases: TestDatabase[] = [];
const file = join(place.path, "backup");
let full: BackupSettings;
let database: TestDatabase;

async function newInstallation(name: string): Promise<BackupSettings> {
  const made = await emptyDatabase();
  databases.push(made);
  return { dataDirectory: join(place.path, name), databaseUrl: made.url, modules };
}

async function ask(settings: BackupSettings, text: string): Promise<Record<string, unknown>[]> {
  const storage = await openStorage(settings, "command");
  try {
    return (await storage.pool.query<Record<string, unknown>>(text)).rows;
  } finally {
    await storage.close();
  }
}

beforeAll(async () => {
  writeModules(modules);
  full = await newInstallation("full");
  database = databases[0] ?? (await emptyDatabase());
  const storage = await openStorage(full, "command");
  await fillTables(storage.pool);
  await storage.close();
  installationSecret(full.dataDirectory);
  writeFileSync(keysFile(full.dataDirectory), "the sealing keys\n");
  await backup(full, file);
});
afterAll(async () => {
  for (const one of databases) await one.drop();
  place.remove();
});

const scratches = async () =>
  (await database.pool.query("select datname from pg_database where starts_with(datname, current_database() || '_')"))
    .rows;

test("a backup is encrypted with a key that is made once, for its owner alone", async () => {
  expect(await formOf(file)).toBe("encrypted");
  const path = join(full.dataDirectory, "backup.key");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const key = backupKey(full);
  expect(key).toMatchObject({ text: expect.stringMatching(/^[0-9a-f]{64}$/), path });
  expect(readFileSync(file).includes("secret")).toBe(false);
  expect(readFileSync(file, "latin1").split("\n")[0]).toContain(`"fingerprint":"${key.fingerprint}"`);
  expect(await backup(full, `${file}-2`)).toMatchObject({ encrypted: true });
  expect(backupKey(full)).toEqual(key);
  expect(await backup(full, `${file}-plain`, { plain: true })).toMatchObject({ encrypted: false });
  expect(await formOf(`${file}-plain`)).toBe("zipped");
});

test("on another machine it needs the key that was kept, and brings secret and sealing keys along", async () => {
  const elsewhere = await newInstallation("elsewhere");
  await expect(restore(elsewhere, file, { replace: false })).rejects.toMatchObject({ code: "backup_key_needed" });
  const kept = join(place.path, "kept");
  writeFileSync(kept, `${"cd".repeat(32)}\n`);
  const withKey = () => ({ ...elsewhere, backupKey: readKeyFile(kept) });
  await expect(restore(withKey(), file, { replace: false })).rejects.toMatchObject({ code: "backup_key_wrong" });
  expect(await ask(elsewhere, "select count(*) as n from delivery")).toEqual([{ n: 0 }]);
  copyFileSync(join(full.dataDirectory, "backup.key"), kept);
  expect(await restore(withKey(), file, { replace: false })).toMatchObject({ rows: 1202 + 2 + 18 + 1 + 2, erased: 0 });
  expect(installationSecret(elsewhere.dataDirectory)).toEqual(installationSecret(full.dataDirectory));
  expect(readFileSync(keysFile(elsewhere.dataDirectory), "utf8")).toBe("the sealing keys\n");
  expect(findBackupKey(elsewhere)).toBeUndefined();
});

test("a key file that holds something else is refused", () => {
  const path = join(place.path, "no-key");
  writeFileSync(path, "short\n");
  expect(() => readKeyFile(path)).toThrow(expect.objectContaining({ code: "backup_key_damaged" }));
  expect(() => readKeyFile(`${path}-missing`)).toThrow(expect.objectContaining({ code: "file_not_usable" }));
  const odd = { dataDirectory: join(place.path, "odd") };
  backupKey(odd);
  writeFileSync(join(odd.dataDirectory, "backup.key"), "not hexadecimal digits at all");
  expect(() => backupKey(odd)).toThrow(expect.objectContaining({ code: "backup_key_damaged" }));
});

test("a backup of the time before encryption restores still", async () => {
  const settings = await newInstallation("old");
  expect(
    await restore(settings, join(import.meta.dirname, "testing/backup-of-form-1.gz"), { replace: false }),
  ).toMatchObject({ tables: 4, rows: 1202 + 2 + 18 + 1, migrated: 1 });
  expect(existsSync(keysFile(settings.dataDirectory))).toBe(false);
});

test("whoever was erased since is erased again before anybody sees the data, and the old data can be read before", async () => {
  const settings = await newInstallation("hooks");
  await ask(settings, "insert into unit (name) values ('mine')");
  const seen: unknown[] = [];
  const options = {
    replace: true,
    beforeRestore: async (db: Handle) => {
      seen.push((await sql`select name from unit`.execute(db)).rows);
    },
  };
  const restored = await restore({ ...settings, backupKey: backupKey(full).text }, file, {
    ...options,
    afterRestore: async (db, facts) => {
      expect(facts?.secret).toEqual(installationSecret(full.dataDirectory));
      const { numAffectedRows } = await sql`delete from note where name = 'a'`.execute(db);
      return { erased: Number(numAffectedRows) };
    },
  });
  expect(seen).toEqual([[{ name: "mine" }]]);
  expect(restored.erased).toBe(3);
  expect(await ask(settings, "select count(*) as n from note")).toEqual([{ n: 15 }]);
  const failing = restore({ ...settings, backupKey: backupKey(full).text }, file, {
    replace: true,
    afterRestore: () => Promise.reject(new Error("not erased")),
  });
  await expect(failing).rejects.toThrow("not erased");
  expect(await ask(settings, "select count(*) as n from note")).toEqual([{ n: 15 }]);
  const { kept } = restored;
  await ask(settings, `drop database "${kept}" with (force)`);
});

test("a drill restores beside the running installation, says what it found, and leaves nothing", async () => {
  const storage = await openStorage(full, "server");
  await storage.pool.query("select 1");
  const afterRestore = () => Promise.resolve({ erased: 2 });
  expect(await drill(full, file, { afterRestore })).toMatchObject({ tables: 5, rows: 1225, migrated: 0, erased: 2 });
  await storage.close();
  expect(await scratches()).toEqual([]);
  expect(readdirSync(full.dataDirectory).toSorted()).toEqual(["backup.key", "keys.json", "secret.key"]);
});

test.each([
  ["one byte changed", (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 5000 ? byte ^ 1 : byte))],
  ["its end missing", (bytes: Buffer) => bytes.subarray(0, -1)],
])("a drill finds a backup with %s", async (_name, damage) => {
  const damaged = join(place.path, "damaged");
  writeFileSync(damaged, damage(readFileSync(file)));
  await expect(drill(full, damaged)).rejects.toMatchObject({ code: "dump_altered" });
  expect(await scratches()).toEqual([]);
  rmSync(damaged);
});

test("two drills at once would remove each other's database: the second is refused", async () => {
  let second: unknown;
  await drill(full, file, {
    afterRestore: async () => {
      second = await drill(full, file).catch((error: unknown) => error);
      return { erased: 0 };
    },
  });
  expect(second).toMatchObject({ code: "drill_runs" });
});
