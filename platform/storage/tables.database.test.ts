import { afterAll, beforeAll, expect, test } from "vitest";

import { cloneDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const SPREADS = ["distributed by home", "reference", "local"];

/** The tables by name, with how their comment says that they are spread. */
async function tables(): Promise<Map<string, string>> {
  const { rows } = await database.pool.query<{ name: string; comment: string | null }>(
    `select c.relname as name, obj_description(c.oid, 'pg_class') as comment from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  return new Map(rows.map(({ name, comment }) => [name, (comment ?? "").split(":")[0] ?? ""]));
}

test("every table says how its rows are spread", async () => {
  const found = await tables();
  expect(found.size).toBeGreaterThan(2);
  const silent = [...found].filter(([, spread]) => !SPREADS.includes(spread)).map(([name]) => name);
  expect(silent).toEqual([]);
});

test("every table has a primary key; those of distributed tables, and their unique indexes, hold the home", async () => {
  const { rows } = await database.pool.query<{ name: string; index: string; primary: boolean; columns: string[] }>(
    `select i.indrelid::regclass::text as name, i.indexrelid::regclass::text as index, i.indisprimary as primary,
       (select array_agg(a.attname::text) from pg_attribute a
        where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and i.indisunique`,
  );
  const keyed = new Set(rows.filter(({ primary }) => primary).map(({ name }) => name));
  const found = await tables();
  expect([...found.keys()].filter((name) => !keyed.has(name))).toEqual([]);
  const homeless = rows.filter(({ name, columns }) => found.get(name) === SPREADS[0] && !columns.includes("home"));
  expect(homeless).toEqual([]);
});

test("distributed tables refer to reference tables, or to rows at the same home; reference tables to each other", async () => {
  const { rows } = await database.pool.query<{ name: string; key: string; target: string; pairs: string[] }>(
    `select k.conrelid::regclass::text as name, k.conname as key, k.confrelid::regclass::text as target,
       (select array_agg(a.attname || '=' || f.attname)
        from unnest(k.conkey, k.confkey) pair(here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
        join pg_attribute f on f.attrelid = k.confrelid and f.attnum = pair.there) as pairs
     from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
  );
  const found = await tables();
  const wrong = rows.filter(({ name, target, pairs }) => {
    const [from, to] = [found.get(name), found.get(target)];
    if (from === SPREADS[0]) return to !== "reference" && !(to === SPREADS[0] && pairs.includes("home=home"));
    return to === SPREADS[0] || (from === "reference" && to === "local");
  });
  expect(wrong).toEqual([]);
});
