import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sealedColumns } from "./keeping.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test("every sealed column is known by its table and key, so that a change of keys reaches it", async () => {
  const { rows } = await database.pool.query<{ table: string; key: string[] }>(
    `select c.relname as table, array_agg(k.attname::text order by k.attnum) as key
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'sealed' and not a.attisdropped
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey::int2[])
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
     group by 1 order by 1`,
  );
  const known = sealedColumns.filter(({ column }) => column === "sealed").map(({ table, key }) => ({ table, key }));
  expect(known.toSorted((a, b) => a.table.localeCompare(b.table))).toEqual(rows);
  expect(rows.length).toBeGreaterThan(1);
  // What is sealed in one row cannot be put into another; a table of a single row has no other.
  for (const { key, purpose } of sealedColumns.filter((one) => one.key[0] !== "only_one"))
    expect(purpose("one"), key.join(" ")).not.toBe(purpose("other"));
});
