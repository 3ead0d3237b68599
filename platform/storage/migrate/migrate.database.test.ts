import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { emptyDatabase, temporaryDirectory, type TestDatabase } from "../../testing/index.ts";
import { migrate } from "./index.ts";

let database: TestDatabase;
let root: ReturnType<typeof temporaryDirectory>;

beforeEach(async () => {
  database = await emptyDatabase();
  root = temporaryDirectory();
});
afterEach(async () => {
  await database.drop();
  root.remove();
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root.path, file)), { recursive: true });
  writeFileSync(join(root.path, file), text);
}
const run = () => migrate(database.pool, { root: root.path });
const query = async (sql: string) => (await database.pool.query(sql)).rows;

const FIRST = "engage/people/migrations/20260101T0000_people.sql";
const SECOND = "learn/counts/migrations/20260102T0000_counts.sql";

test("modules' steps are done once, in the order of time, and later ones when they come", async () => {
  write(SECOND, "create table counts as select count(*) from people");
  write(FIRST, "create table people (id int)");
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  write("engage/people/migrations/20260101T1200_between.sql", "alter table people add name text");
  expect(await run()).toBe(1);
  expect(await query("select module, name from migration order by name")).toEqual([
    { module: "engage/people", name: "20260101T0000_people.sql" },
    { module: "engage/people", name: "20260101T1200_between.sql" },
    { module: "learn/counts", name: "20260102T0000_counts.sql" },
  ]);
});

test("a step that fails says where, leaves nothing of itself, and can be mended", async () => {
  write(FIRST, "create table people (id int)");
  write(SECOND, "create table half (id int);\ninsert into half\nvalues ('x')");
  await expect(run()).rejects.toMatchObject({
    code: "migration_failed",
    message: expect.stringMatching(/learn\/counts\/20260102T0000_counts\.sql failed at line 3.*"x"/s),
  });
  expect(await query("select to_regclass('half') as half, to_regclass('people')::text as people")).toEqual([
    { half: null, people: "people" },
  ]);
  write(SECOND, "create table half (id int)");
  expect(await run()).toBe(1);
});

test("a step that was done and has changed is refused; another end of its lines is no change", async () => {
  write(FIRST, "create table people (\nid int)");
  await run();
  write(FIRST, "create table people (\r\nid int)");
  expect(await run()).toBe(0);
  write(FIRST, "create table people (id bigint)");
  await expect(run()).rejects.toMatchObject({ code: "migration_changed" });
});

test("data that were opened by a newer program are refused", async () => {
  write(FIRST, "create table people (id int)");
  write(SECOND, "create table counts (id int)");
  await run();
  rmSync(join(root.path, SECOND));
  await expect(run()).rejects.toMatchObject({ code: "data_newer_than_program" });
});

test("a step that is misnamed is refused before anything is done", async () => {
  write("engage/people/migrations/people.sql", "create table people (id int)");
  await expect(run()).rejects.toMatchObject({ code: "migration_misnamed" });
});

test("views follow their files and their order, and stand in no migration's way", async () => {
  write(FIRST, "create table people (id int)");
  write("engage/people/views.sql", "-- order: 1\ncreate view person_fact as select id from people");
  write("analytics/first/views.sql", "-- order: 2\ncreate view twice as select id * 2 as id from person_fact");
  await run();
  await query("insert into people values (21)");
  expect(await query("select id from twice")).toEqual([{ id: 42 }]);
  write(SECOND, "alter table people alter id type bigint");
  write("analytics/first/views.sql", "-- order: 2\ncreate view thrice as select id * 3 as id from person_fact");
  await run();
  expect(await query("select id from thrice")).toEqual([{ id: 63 }]);
  expect(await query("select to_regclass('twice') as gone")).toEqual([{ gone: null }]);
  rmSync(join(root.path, "analytics"), { recursive: true });
  await run();
  expect(await query("select table_name as name from information_schema.views where table_schema = 'public'")).toEqual([
    { name: "person_fact" },
  ]);
});

test("views that do not fit leave the old ones", async () => {
  write(FIRST, "create table people (id int)");
  write("engage/people/views.sql", "create view person_fact as select id from people");
  await run();
  write("engage/people/views.sql", "create view person_fact as select nothing from people");
  await expect(run()).rejects.toMatchObject({
    code: "migration_failed",
    message: expect.stringContaining("views.sql"),
  });
  expect(await query("select * from person_fact")).toEqual([]);
});

test("several processes at once do every step once", async () => {
  write(FIRST, "create table people (id int); select pg_sleep(0.2)");
  write(SECOND, "create table counts (id int)");
  write("engage/people/views.sql", "create view person_fact as select id from people");
  const done = await Promise.all([run(), run(), run(), run()]);
  expect(done.toSorted()).toEqual([0, 0, 0, 2]);
  expect(await query("select * from person_fact")).toEqual([]);
});
