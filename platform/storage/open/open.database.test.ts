import { afterAll, beforeAll, expect, test } from "vitest";

import { emptyDatabase, type TestDatabase } from "../../testing/index.ts";
import { isConnectionLost } from "../connection-lost.ts";
import { transact } from "../handle.ts";
import { openStorage } from "./index.ts";
import { databaseOf, describeUrl, withDatabase } from "./server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

const open = (databaseUrl: string) =>
  openStorage({ dataDirectory: "/nowhere", databaseUrl, modules: import.meta.dirname }, "server");

test("a database server is used as it is given, and may have several servers of ours", async () => {
  const storage = await open(database.url);
  const second = await open(database.url);
  expect(storage.kind).toBe("server");
  expect(storage.describe()).toContain(databaseOf(database.url));
  const { rows } = await storage.pool.query(
    "select count(*) as n, '2026-03-01'::date as day, current_setting('timezone') as zone, current_setting('jit') as jit from migration",
  );
  expect(rows).toEqual([{ n: 0, day: "2026-03-01", zone: "UTC", jit: "off" }]);
  await second.close();
  await storage.close();
  await storage.close();
});

test("when the server ends all connections the next query is fine, and an open transaction says what happened", async () => {
  const storage = await open(database.url);
  const ends = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`;
  await storage.pool.query("select 1");
  const work = transact(storage.db, async (tx) => {
    await tx.schema.createTable("lost").execute();
    await database.pool.query(ends, [databaseOf(database.url)]);
    await tx.schema.createTable("lost_too").execute();
  }).catch((error: unknown) => error);
  expect(isConnectionLost(await work)).toBe(true);
  expect((await storage.pool.query("select to_regclass('lost') as lost")).rows).toEqual([{ lost: null }]);
  await storage.close();
});

test("a transaction that PostgreSQL gave up is done again as a whole", async () => {
  const storage = await open(database.url);
  await storage.pool.query(
    "create table counter (id int primary key, n int); insert into counter values (1, 0), (2, 0)",
  );
  let begun = 0;
  const add = (first: number, second: number) =>
    transact(storage.db, async (tx) => {
      begun++;
      const table = tx.$extendTables<{ counter: { id: number; n: number } }>();
      for (const id of [first, second]) {
        await table
          .updateTable("counter")
          .set((eb) => ({ n: eb("n", "+", 1) }))
          .where("id", "=", id)
          .execute();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
  await Promise.all([add(1, 2), add(2, 1)]);
  expect((await storage.pool.query("select n from counter")).rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(begun).toBeGreaterThan(2);
  await storage.close();
});

test.each([
  ["mysql://user:hidden@host/db", "database_url_wrong"],
  ["postgres://user:hidden@127.0.0.1:1/db", "database_unreachable"],
  ["postgres://user:hidden@no-such-host.invalid/db", "database_unreachable"],
])("%s is refused without its password", async (url, code) => {
  const error: unknown = await open(url).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code, advice: expect.any(String) });
  expect(String(error)).not.toContain("hidden");
  if (code === "database_unreachable") expect(String(error)).toContain(describeUrl(url));
});

test("a database that does not exist, one of another encoding, one whose locale knows no letters", async () => {
  const name = databaseOf(database.url);
  await expect(open(withDatabase(database.url, "not_there"))).rejects.toMatchObject({ code: "database_unreachable" });
  for (const [suffix, options] of [
    ["ascii", "encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'"],
    ["plain", "encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C'"],
  ]) {
    const odd = `${name}_${suffix}`;
    await database.pool.query(`create database ${odd} template template0 ${options}`);
    await expect(open(withDatabase(database.url, odd))).rejects.toMatchObject({ code: "database_unsuitable" });
    await database.pool.query(`drop database ${odd} with (force)`);
  }
});
