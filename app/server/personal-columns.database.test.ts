import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { notOfCustomers } from "./not-of-customers.ts";
import { erasingGround } from "../erasing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

interface Column {
  readonly table: string;
  readonly column: string;
}

async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by 1, a.attnum`.execute(database.db);
  return rows;
}

const holders = () => {
  const ground = erasingGround(database.db, { dataDirectory: "/nowhere", secret: "x" }, () => new Date());
  return [...ground.holders, ground.last];
};

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

test("every column of every table has an eraser, or somebody who says that it holds nothing of customers", async () => {
  const held = holders().flatMap(({ tables }) =>
    tables.flatMap(({ table, personal, plain }) =>
      [...Object.keys(personal), ...words(plain)].map((column) => `${table}.${column}`),
    ),
  );
  const declared = Object.entries(notOfCustomers).flatMap(([table, { columns: names }]) =>
    words(names).map((column) => `${table}.${column}`),
  );
  const known = [...held, ...declared];
  expect(known.toSorted()).toEqual((await columns()).map(({ table, column }) => `${table}.${column}`).toSorted());
});

test("no table is named twice, and what is kept of customers says why", () => {
  const tables = holders().flatMap((holder) => holder.tables.map(({ table }) => table));
  const all = [...tables, ...Object.keys(notOfCustomers)];
  expect(all.length).toBe(new Set(all).size);
  for (const { tables: own } of holders())
    for (const { personal } of own)
      for (const { what, erase } of Object.values(personal))
        expect(what.length > 5 && (typeof erase === "string" || erase.kept.length > 20)).toBe(true);
});
