import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { lookAtAges, lookAtData, takeShippedRules, whenLooked } from "./index.ts";
import { createQualityRouter } from "./routes.ts";
import { tableNotes } from "./rules/tables.ts";
import { converse, groundAt } from "./testing/log.ts";

const NOW = new Date("2026-05-01T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const never = new AbortController().signal;
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await sql`insert into source (name, declaration, brand_accounts, answers_included, declared_at)
    values ('shop', '{}', false, true, ${later(-900)})`.execute(database.db);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of [
    "identity",
    "conversation",
    "interaction",
    "thread_node",
    "quality_rule",
    "quality_run",
    "catalogue_note",
    "catalogue_day",
    "freshness_look",
  ])
    await sql`delete from ${sql.id(table)}`.execute(database.db);
});

const api = (now = NOW, name = "Eva") =>
  createRouterClient(createQualityRouter(), { context: { ground: groundAt(database.db, now), asker: { name } } });

const shop = { kind: "source", id: "shop" } as const;
const said = { owner: "", ownerId: null, description: "", decides: false, ifVersion: 0 };

test("every table has a description, and every description a table", async () => {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname as name, array_agg(a.attname::text) as columns from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname`.execute(database.db);
  expect(Object.keys(tableNotes).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  for (const { name, columns } of rows) {
    const { about, time } = tableNotes[name] ?? { about: "", time: undefined };
    expect(about, name).toMatch(/^[A-Z].*\.$/);
    if (time !== undefined) expect(columns, name).toContain(time);
  }
});

test("the lineage goes from a source through the tables behind a view to the criteria", async () => {
  const { lineage, columns } = await api().catalogue.show({ kind: "table", id: "interaction" });
  const keys = lineage.nodes.map(({ kind, id }) => `${kind}:${id}`);
  expect(keys.toSorted()).toEqual([
    "criterion:hears",
    "metric:volume",
    "model:maturity",
    "source:shop",
    "table:interaction",
  ]);
  expect(lineage.edges).toContainEqual({ from: "source:shop", to: "table:interaction" });
  expect(lineage.edges).toContainEqual({ from: "table:interaction", to: "metric:volume" });
  expect(lineage.edges).toContainEqual({ from: "metric:volume", to: "criterion:hears" });
  expect(columns).toContainEqual({ name: "at", type: "timestamp with time zone" });
  // The view reads the declaration of sources too, and conversations for their unit.
  const metric = await api().catalogue.show({ kind: "metric", id: "volume" });
  expect(
    metric.lineage.nodes
      .filter(({ kind }) => kind === "table")
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(["conversation", "interaction", "source"]);
  const model = await api().catalogue.show({ kind: "model", id: "maturity" });
  expect(model.lineage.nodes.map(({ id }) => id)).not.toContain("answers");
  await expect(api().catalogue.show({ kind: "table", id: "pg_authid" })).rejects.toMatchObject({
    code: "unknown_entry",
  });
});

test("a look tells how much there is and how new it is, once for each day", async () => {
  await converse(database.db, { number: 1, at: later(-3) });
  const find = async () => {
    const entries = await api().catalogue.list();
    return (kind: string, id: string) => entries.find((one) => one.kind === kind && one.id === id);
  };
  expect((await find())("table", "interaction")).toMatchObject({ lastAt: null, lookedAt: null, personal: true });
  expect(await whenLooked(database.db)).toBeNull();
  await lookAtData(groundAt(database.db, NOW), never);
  await lookAtData(groundAt(database.db, later(1)), never);
  const entry = await find();
  for (const [kind, id] of [
    ["table", "interaction"],
    ["source", "shop"],
    ["metric", "volume"],
  ] as const) {
    expect(entry(kind, id), id).toMatchObject({ lastAt: later(-3).toISOString(), lookedAt: later(1).toISOString() });
  }
  const { rows } = await sql`select from catalogue_day where id = 'interaction'`.execute(database.db);
  expect(rows).toHaveLength(1);
  expect(await whenLooked(database.db)).toEqual(later(1));
});

test("owners and descriptions are kept by version, and the day's look hears of them", async () => {
  await lookAtData(groundAt(database.db, NOW), never);
  const first = await api().catalogue.describe({
    ...shop,
    ...said,
    owner: " Commerce team ",
    description: "Our shop.",
  });
  expect(first).toMatchObject({ owner: "Commerce team", description: "Our shop.", described: true, version: 1 });
  const owned = await sql`select from catalogue_day where owned`.execute(database.db);
  expect(owned.rows).toHaveLength(1);
  for (const ifVersion of [0, 2]) {
    await expect(api().catalogue.describe({ ...shop, ...said, owner: "Me", ifVersion })).rejects.toMatchObject({
      code: "entry_conflict",
      details: { stands: { version: 1, savedBy: "Eva" } },
    });
  }
  const second = await api(NOW, "Ben").catalogue.describe({ ...shop, ...said, ownerId: "u1", ifVersion: 1 });
  expect(second).toMatchObject({ owner: "Eva", ownerId: "u1", described: false, version: 2 });
  expect(second.description).not.toBe("");
  await expect(api().catalogue.describe({ ...shop, ...said, ownerId: "u2", ifVersion: 2 })).rejects.toMatchObject({
    code: "unknown_owner",
  });
  await expect(api().catalogue.describe({ kind: "source", id: "nowhere", ...said, owner: "Me" })).rejects.toMatchObject(
    { code: "unknown_entry" },
  );
  expect(await api().overview()).toMatchObject({ owned: 1 });
});

test("one owner for several entries is all or nothing", async () => {
  await api().catalogue.describe({ ...shop, ...said, owner: "Commerce", description: "Our shop." });
  const table = { kind: "table", id: "interaction" } as const;
  const entries = (version: number) => [
    { ...table, ifVersion: 0 },
    { ...shop, ifVersion: version },
  ];
  await expect(api().catalogue.own({ entries: entries(0), owner: "Data", ownerId: null })).rejects.toMatchObject({
    code: "entry_conflict",
  });
  expect(await api().catalogue.show(table)).toMatchObject({ owner: null, version: 0 });
  await api().catalogue.own({ entries: entries(1), owner: "Data", ownerId: null });
  expect(await api().catalogue.show(table)).toMatchObject({ owner: "Data", version: 1 });
  // What else was said of it stays.
  expect(await api().catalogue.show(shop)).toMatchObject({ owner: "Data", description: "Our shop.", version: 2 });
});

test("the age is noted of what decisions run on, and of nothing else", async () => {
  await converse(database.db, { number: 1, at: later(-0.5) });
  expect(await lookAtAges(groundAt(database.db, NOW))).toBe(0);
  await api().catalogue.describe({ ...shop, ...said, decides: true });
  await api().catalogue.describe({ kind: "metric", id: "volume", ...said, decides: true });
  expect(await lookAtAges(groundAt(database.db, NOW))).toBe(1);
  const { rows } = await sql<{ id: string; minutes: number }>`select id, minutes from freshness_look`.execute(
    database.db,
  );
  expect(rows).toEqual([{ id: "shop", minutes: 30 }]);
});

test("a late source is named as such on the overview", async () => {
  await takeShippedRules(database.db, NOW);
  for (let at = 0; at < 20; at++) await converse(database.db, { number: at, at: later(-48 - at) });
  expect((await api().overview()).sources).toEqual([{ id: "shop", lastAt: null, state: "unknown" }]);
  expect(await api().rules.run({ id: "source-fresh" })).toMatchObject({
    last: { state: "failed", failed: 1 },
    rows: [{ key: "shop", seen: "source", within: null }],
  });
  expect((await api().overview()).sources).toEqual([{ id: "shop", lastAt: null, state: "late" }]);
  await expect(api().rules.run({ id: "nowhere" })).rejects.toMatchObject({ code: "unknown_rule" });
  await expect(api().rules.show({ id: "nowhere" })).rejects.toMatchObject({ code: "unknown_rule" });
});
