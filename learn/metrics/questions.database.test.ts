import { Failure } from "@firsthand/kernel/errors";
import { cloneDatabase, emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { measuredMetric, type MeasuredMetric } from "./contract.ts";
import { registry } from "./definitions/index.ts";
import { listUnits, measure, openMetric, type MetricsQuery } from "./index.ts";
import {
  addFacts,
  answered,
  clearFacts,
  createFactTables,
  FACT_COLUMNS,
  idOf,
  outbound,
  times,
} from "./testing/fact-tables.ts";
import { measureOne } from "./testing/measure-one.ts";

let database: TestDatabase;
const march = { since: new Date("2026-03-01T00:00:00Z"), until: new Date("2026-04-01T00:00:00Z") };
const now = new Date("2026-04-01T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

async function metric(id: string, query: Partial<MetricsQuery> = {}): Promise<MeasuredMetric> {
  return measureOne(database.db, id, { now, ...query });
}

test("the tables of these tests have the columns of the published views", async () => {
  const migrated = await cloneDatabase();
  for (const [view, columns] of Object.entries(FACT_COLUMNS)) {
    const found = await sql<{ name: string; type: string }>`
      select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = ${view}::regclass and attnum > 0`.execute(migrated.db);
    expect(Object.fromEntries(found.rows.map(({ name, type }) => [name, type])), view).toEqual(columns);
  }
  await migrated.drop();
});

test("an empty log knows nothing and says so; no figure is 0", async () => {
  const all = await measure(database.db, { now });
  expect(all.map((one) => one.id)).toEqual(registry.map((one) => one.id));
  for (const one of all) {
    expect(one).toMatchObject({ value: null, n: 0, low: null, high: null, since: null, until: null, unit: null });
    expect(one.warnings[0], one.id).toMatch(/^Not known: ./);
    expect(measuredMetric.parse(one)).toEqual(one);
  }
});

test("the cohort is what began in the window, its end not included", async () => {
  const starts = [
    "2026-02-28T23:59:59.999Z",
    "2026-03-01T00:00:00Z",
    "2026-03-31T23:59:59.999999Z",
    "2026-04-01T00:00:00Z",
  ];
  await addFacts(
    database.db,
    "conversation_fact",
    [...starts, null].map((first_in_at, index) => ({ conversation_id: idOf(index), first_in_at })),
  );
  expect(await metric("identified_share", march)).toMatchObject({
    n: 2,
    since: "2026-03-01T00:00:00.000Z",
    until: "2026-04-01T00:00:00.000Z",
  });
  expect(await metric("identified_share", { since: march.since })).toMatchObject({ n: 3 });
  expect(await metric("identified_share")).toMatchObject({ n: 4, value: 0 });
});

test("a selection is said with every figure that it touches, in the words of its source", async () => {
  const selection = { source: "tweets", selected: true, selection: "Only answered threads were kept." };
  await addFacts(
    database.db,
    "conversation_fact",
    times(60, (index) => ({ ...answered(index, 5), ...(index < 45 ? selection : {}) })),
  );
  await addFacts(database.db, "message_fact", [{ source: "tweets", selected: true, sentiment: 0.5 }]);
  const said =
    'Selection: of the source "tweets" (45 of 60 conversations) the log holds only a part: Only answered threads were kept.';
  for (const id of ["reply_coverage", "first_response_time", "resolution_time_p90", "identified_share"]) {
    expect((await metric(id)).warnings, id).toContain(said);
  }
  expect((await metric("sentiment_balance")).warnings[0]).toBe(
    'Selection: of the source "tweets" the log holds only a part: Only answered threads were kept.',
  );
  expect((await metric("mood_lift")).warnings.join(" ")).toContain("Only answered threads were kept.");
  expect((await metric("people_engaged")).warnings.join(" ")).toContain("Only answered threads were kept.");
  // Nothing was rated: the reason may be the selection. What is rated elsewhere has nothing to do with it.
  expect((await metric("nps")).warnings.join(" ")).toContain("Only answered threads were kept.");
  await addFacts(database.db, "rating_fact", [{ source: "survey", kind: "nps", value: 9, lowest: 0, highest: 10 }]);
  expect(await metric("nps")).toMatchObject({ value: 100, n: 1 });
  expect((await metric("nps")).warnings.join(" ")).not.toContain("Selection");
});

test("volumes: what came in, and how much of it expects an answer", async () => {
  await addFacts(database.db, "message_fact", [
    { message_id: idOf(1), expects_answer: true },
    { message_id: idOf(2), expects_answer: false },
    { message_id: idOf(3) },
    { message_id: idOf(4), ...outbound },
  ]);
  expect(await metric("inbound_volume")).toMatchObject({ value: 3, n: 3, low: null, high: null });
  expect(await metric("answerable_volume")).toMatchObject({ value: 1, n: 2, count: 1 });
  expect(await metric("inbound_volume", { since: new Date("2026-03-03T00:00:00Z") })).toMatchObject({
    value: null,
    n: 0,
  });
});

test("units are asked one by one; an unknown one names those like it", async () => {
  await addFacts(database.db, "conversation_fact", [
    { ...answered(1, 5), unit: "AmazonHelp" },
    { conversation_id: idOf(2), unit: "AmazonHelp" },
    { conversation_id: idOf(3), unit: "sprintcare" },
  ]);
  expect(await metric("reply_coverage", { unit: "AmazonHelp" })).toMatchObject({
    n: 2,
    value: 0.5,
    unit: "AmazonHelp",
  });
  expect(await listUnits(database.db)).toEqual([
    { unit: "AmazonHelp", conversations: 2 },
    { unit: "sprintcare", conversations: 1 },
  ]);
  await expect(metric("reply_coverage", { unit: "amazonhelp" })).rejects.toMatchObject({
    code: "unknown_unit",
    advice: 'Did you mean "AmazonHelp"?',
  });
  const hostile = `'; drop table conversation_fact; --\u{1F600}"`;
  await expect(metric("reply_coverage", { unit: hostile })).rejects.toThrow(Failure);
});

test("wrong questions are refused with what to do", async () => {
  await expect(measure(database.db, { now, since: march.until, until: march.since })).rejects.toThrow(Failure);
  await expect(measure(database.db, { now, since: march.since, until: march.since })).rejects.toThrow(
    /holds no moment/,
  );
  const open = { id: "backlog", now, limit: 10 };
  await expect(openMetric(database.db, { ...open, id: "backlogs" })).rejects.toMatchObject({ code: "unknown_metric" });
  await expect(openMetric(database.db, { ...open, limit: 0 })).rejects.toMatchObject({ code: "wrong_limit" });
  await expect(openMetric(database.db, { ...open, limit: 1001 })).rejects.toMatchObject({ code: "wrong_limit" });
  await expect(openMetric(database.db, { ...open, after: "x" })).rejects.toMatchObject({ code: "unreadable_cursor" });
  await expect(openMetric(database.db, { ...open, unit: "none" })).rejects.toMatchObject({ code: "unknown_unit" });
});

test("the window before is as long and measured the same way", async () => {
  await addFacts(database.db, "conversation_fact", [
    { ...answered(1, 5) },
    { conversation_id: idOf(2), first_in_at: "2026-02-10T00:00:00Z", promise_due_at: "2026-02-11T00:00:00Z" },
  ]);
  const compared = await metric("reply_coverage", { ...march, compare: true });
  expect(compared).toMatchObject({ value: 1, n: 1 });
  expect(compared.previous).toMatchObject({
    value: 0,
    n: 1,
    since: "2026-01-29T00:00:00.000Z",
    until: "2026-03-01T00:00:00.000Z",
  });
  expect((await metric("reply_coverage", { compare: true })).previous).toBeNull();
  expect(await metric("reply_coverage", march)).not.toHaveProperty("previous");
});

test("the whole log runs from its first to its last event, a unit from its own", async () => {
  await addFacts(database.db, "conversation_fact", [{ unit: "A" }]);
  await addFacts(database.db, "message_fact", [
    { at: "2026-03-02T09:00:00.123Z", unit: "A" },
    { at: "2026-03-05T10:00:00Z", source: "tweets" },
  ]);
  expect(await metric("nps")).toMatchObject({ since: "2026-03-02T09:00:00.123Z", until: "2026-03-05T10:00:00.000Z" });
  expect(await metric("nps", { unit: "A" })).toMatchObject({ until: "2026-03-02T09:00:00.123Z" });
});

test("figures are read inside the caller's transaction too", async () => {
  await database.db.transaction().execute(async (tx) => {
    await addFacts(tx, "conversation_fact", [answered(1, 5)]);
    const [coverage] = (await measure(tx, { now })).filter((one) => one.id === "reply_coverage");
    expect(coverage).toMatchObject({ n: 1 });
  });
});
