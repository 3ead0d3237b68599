import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, type TestDatabase } from "../../testing/index.ts";
import { bulkInsert, bulkUpdate } from "./index.ts";

let database: TestDatabase;
const columns = { id: "int", said: "text", raw: "bytea", extra: "jsonb", at: "timestamptz", tags: "text[]" };
const blank = { said: null, raw: null, extra: null, at: null, tags: null };

beforeAll(async () => {
  database = await emptyDatabase();
  await database.pool.query(
    `create table "odd ""name" (id int primary key, said text, raw bytea, extra jsonb, at timestamptz, tags text[])`,
  );
});
beforeEach(() => database.pool.query(`truncate "odd ""name"`));
afterAll(() => database.drop());

const table = 'odd "name';
const stored = async () => (await database.pool.query(`select * from "odd ""name" order by id`)).rows;

test("what was written is what is read, whatever people wrote", async () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", "").toWellFormed());
  const row = fc.record({
    said: fc.oneof(text, fc.constantFrom("'", '"; drop table x;--', "\\ud800", "\\u0000", "\\x00", "$1", "😀", "{}")),
    raw: fc.uint8Array(),
    extra: fc.record({ key: text, list: fc.array(text) }),
    at: fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }),
    tags: fc.array(text),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (values) => {
      await database.pool.query(`truncate "odd ""name"`);
      const rows = values.map((value, id) => ({ id, ...value }));
      await bulkInsert(database.db, { table, columns, rows });
      expect(await stored()).toEqual(rows.map((one) => ({ ...one, raw: Buffer.from(one.raw) })));
    }),
    { numRuns: 50 },
  );
});

test("half a surrogate pair becomes U+FFFD, in text, in lists, in keys and values of JSON", async () => {
  const half = "a\ud800b";
  await bulkInsert(database.db, {
    table,
    columns,
    rows: [{ id: 1, ...blank, said: half, tags: [half], extra: { [half]: [half, { deep: "\udc00" }] } }],
  });
  const [row] = await stored();
  expect(row).toMatchObject({ said: "a�b", tags: ["a�b"], extra: { "a�b": ["a�b", { deep: "�" }] } });
});

test.each([
  ["a NUL character", { said: "a\0b" }],
  ["a NUL character", { extra: { deep: ["\0"] } }],
  ["an impossible date", { at: new Date(Number.NaN) }],
  ["the number NaN", { said: Number.NaN }],
])("%s is refused with the place where it stands, and nothing is written", async (what, value) => {
  const rows = [
    { id: 1, ...blank },
    { id: 2, ...blank, ...value },
  ];
  const column = Object.keys(value)[0];
  await expect(bulkInsert(database.db, { table, columns, rows })).rejects.toMatchObject({
    code: "unstorable_value",
    message: expect.stringContaining(what),
    details: { table, column, row: 2 },
  });
  expect(await stored()).toEqual([]);
});

test("many rows go in many statements, none is lost, and returning gives each", async () => {
  const rows = Array.from({ length: 2501 }, (_, id) => ({ id, ...blank }));
  const written = await bulkInsert<{ id: number }>(database.db, { table, columns, rows, returning: ["id"] });
  expect(written.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(await stored()).toHaveLength(2501);
});

test("large cells are spread over several statements", async () => {
  const said = "x".repeat(6_000_000);
  const rows = Array.from({ length: 7 }, (_, id) => ({ id, ...blank, said }));
  await bulkInsert(database.db, { table, columns, rows });
  const { rows: lengths } = await database.pool.query(`select sum(length(said)) as total from "odd ""name"`);
  expect(lengths).toEqual([{ total: 42_000_000 }]);
});

test("a key that is there: kept, or overwritten where a condition holds", async () => {
  const id = { columns: { id: "int", said: "text" }, table, returning: ["id"] };
  await bulkInsert(database.db, { ...id, rows: [1, 2].map((key) => ({ id: key, said: "old" })) });
  const rows = [1, 2, 3].map((key) => ({ id: key, said: "new" }));
  expect(await bulkInsert(database.db, { ...id, rows: [...rows, ...rows], conflict: "nothing" })).toEqual([{ id: 3 }]);
  const conflict = { target: ["id"], update: ["said"], where: `"odd ""name".id > 1` };
  expect(await bulkInsert(database.db, { ...id, rows, conflict })).toEqual([{ id: 2 }, { id: 3 }]);
  expect((await stored()).map(({ said }) => said)).toEqual(["old", "new", "new"]);
});

test("an update sets the rows that are there and says how many", async () => {
  await bulkInsert(database.db, { table, columns, rows: [1, 2].map((id) => ({ id, ...blank, said: "old" })) });
  const rows = [
    { id: 2, said: "it's", raw: new Uint8Array([0, 255]) },
    { id: 9, said: "nobody", raw: null },
  ];
  const count = await bulkUpdate(database.db, { table, key: { id: "int" }, set: { said: "text", raw: "bytea" }, rows });
  expect(count).toBe(1);
  expect(await stored()).toMatchObject([
    { id: 1, said: "old", raw: null },
    { id: 2, said: "it's", raw: Buffer.from([0, 255]) },
  ]);
});

test("nothing but the name of a type is taken as one", async () => {
  const bad = { id: "int) , (select 1" };
  await expect(bulkInsert(database.db, { table, columns: bad, rows: [{ id: 1 }] })).rejects.toThrow(TypeError);
});
