import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, temporaryDirectory, type TestDatabase } from "../testing/index.ts";
import { transact } from "../storage/index.ts";
import { checkSecrets, createSecrets, rotateKeys, type SealedColumn } from "./index.ts";

const place = temporaryDirectory("firsthand-rotate-");
let database: TestDatabase;
let runs = 0;
let dataDirectory: string;

const factors: SealedColumn = {
  table: "factor",
  key: ["home", "id"],
  column: "secret",
  purpose: (home, id) => `factor ${home} ${id}`,
};
const rotate = (columns: readonly SealedColumn[] = [factors]) =>
  rotateKeys(database.db, { dataDirectory }, { columns, settleSeconds: 0 });
const check = () => checkSecrets(database.db, { dataDirectory }, [factors]);
const versions = () => (JSON.parse(keysFile()) as { keys: { version: number }[] }).keys.map(({ version }) => version);
const keysFile = () => readFileSync(join(dataDirectory, "keys.json"), "utf8");

beforeAll(async () => {
  database = await emptyDatabase();
  await database.pool.query("create table factor (home int, id text, secret text, primary key (home, id))");
});
afterAll(async () => {
  await database.drop();
  place.remove();
});
beforeEach(async () => {
  dataDirectory = join(place.path, `data-${runs++}`);
  const secrets = createSecrets({ dataDirectory });
  const rows = Array.from({ length: 250 }, (_, at) => ({ home: at % 3, id: `a "${at}"` })).map((row) => ({
    ...row,
    secret: secrets.seal(`plain ${row.id}`, `factor ${row.home} ${row.id}`),
  }));
  await database.pool.query("truncate factor");
  await database.pool.query("insert into factor select * from jsonb_populate_recordset(null::factor, $1)", [
    JSON.stringify(rows),
  ]);
  await database.pool.query("insert into factor values (0, 'none', null)");
});

async function plains(): Promise<readonly string[]> {
  const secrets = createSecrets({ dataDirectory });
  const { rows } = await sql<{ home: number; id: string; secret: string }>`
    select home, id, secret from factor where secret is not null order by home, id`.execute(database.db);
  return rows.map(({ home, id, secret }) => secrets.open(secret, `factor ${home} ${id}`));
}

test("everything is sealed anew with a new key, and the old one is gone", async () => {
  const before = await plains();
  const old = createSecrets({ dataDirectory }).seal("late", "x");
  expect(await rotate()).toEqual({ version: 2, resealed: 250, unreadable: [], dropped: [1], kept: [] });
  expect(versions()).toEqual([2]);
  expect(await plains()).toEqual(before);
  expect(before).toHaveLength(250);
  expect(() => createSecrets({ dataDirectory }).open(old, "x")).toThrow(
    expect.objectContaining({ code: "key_missing" }),
  );
  expect(await check()).toMatchObject({ version: 2, keys: [2], columns: [{ sealed: 250, older: 0, unreadable: [] }] });
});

test("broken off in the middle nothing is lost, and the next one goes on with the same key", async () => {
  const before = await plains();
  let left = 130;
  const broken: SealedColumn = {
    ...factors,
    purpose: (home, id) => {
      if (--left < 0) throw new Error("killed");
      return factors.purpose(home ?? "", id ?? "");
    },
  };
  await expect(rotate([broken])).rejects.toThrow("killed");
  expect(versions()).toEqual([1, 2]);
  expect(await plains()).toEqual(before);
  expect(await check()).toMatchObject({ columns: [{ sealed: 250, older: 150, unreadable: [] }] });
  expect(await rotate()).toMatchObject({ version: 2, resealed: 150, dropped: [1] });
  expect(await plains()).toEqual(before);
});

test("what cannot be opened is named, and the old key is kept for it", async () => {
  await database.pool.query(`update factor set secret = 'sealed1.1.AAAA' where id = 'a "7"'`);
  await database.pool.query(
    `update factor set secret = (select secret from factor where id = 'a "9"') where id = 'a "8"'`,
  );
  const rotated = await rotate();
  expect(rotated).toMatchObject({ resealed: 248, dropped: [], kept: [1] });
  expect(rotated.unreadable.toSorted()).toEqual(['factor secret 1 a "7"', 'factor secret 2 a "8"']);
  expect(await check()).toMatchObject({ keys: [1, 2], columns: [{ older: 2, unreadable: ['1 a "7"', '2 a "8"'] }] });
});

test("what was sealed with the old key and commits late is waited for", async () => {
  const sealed = createSecrets({ dataDirectory }).seal("late", "factor 9 late");
  let rotated: ReturnType<typeof rotate> | undefined;
  await transact(database.db, async (tx) => {
    await sql`insert into factor values (9, 'late', ${sealed})`.execute(tx);
    rotated = rotate();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(versions()).toEqual([1, 2]);
    await expect(rotate()).rejects.toMatchObject({ code: "keys_are_changing" });
  });
  expect(await rotated).toMatchObject({ resealed: 251, dropped: [1] });
  expect(await plains()).toContain("late");
});

test("with keys in a variable it goes over to the newest, and none is taken away", async () => {
  const [first, second] = ["ab".repeat(32), "cd".repeat(32)];
  const secret = createSecrets({ dataDirectory, keys: `1:${first}` }).seal("plain", "factor 0 given");
  await database.pool.query("truncate factor");
  await database.pool.query("insert into factor values (0, 'given', $1)", [secret]);
  const rotateWith = (keys: string) =>
    rotateKeys(database.db, { dataDirectory, keys }, { columns: [factors], settleSeconds: 0 });
  await expect(rotateWith(`1:${first}`)).rejects.toMatchObject({ code: "no_newer_key" });
  writeFileSync(join(dataDirectory, "keys.json"), "untouched");
  expect(await rotateWith(`1:${first},2:${second}`)).toMatchObject({ resealed: 1, dropped: [], kept: [1] });
  const only = { dataDirectory, keys: `2:${second}` };
  expect(await checkSecrets(database.db, only, [factors])).toMatchObject({ columns: [{ older: 0, unreadable: [] }] });
  expect(keysFile()).toBe("untouched");
});
