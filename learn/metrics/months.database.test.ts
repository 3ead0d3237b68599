import { readFileSync } from "node:fs";

import { readingModelVersion } from "@firsthand/analytics/text";
import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { registry } from "./definitions/index.ts";
import { countUnits, forgetMonths, measure, recordMonths, reportedMonths } from "./index.ts";
import { addFacts, answered, clearFacts, createFactTables, idOf, outbound, times } from "./testing/fact-tables.ts";

let database: TestDatabase;
const at = (text: string): Date => new Date(text);
const now = at("2024-04-10T12:00:00Z");
const days = 90;

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
  const migration = new URL("migrations/20261122T1220_metric_point.sql", import.meta.url);
  await sql.raw(readFileSync(migration, "utf8")).execute(database.db);
});
beforeEach(async () => {
  await clearFacts(database.db);
  await sql`truncate metric_point`.execute(database.db);
});
afterAll(() => database.drop());

/** Conversations with their inbound message, one a moment. */
async function begin(unit: string | null, ...moments: readonly string[]): Promise<void> {
  const known = await sql<{ count: number }>`select count(*)::int from message_fact`.execute(database.db);
  const from = 1 + (known.rows[0]?.count ?? 0);
  const rows = moments.map((moment, index) => ({ id: idOf(from + index), moment }));
  await addFacts(
    database.db,
    "conversation_fact",
    rows.map(({ id, moment }) => ({ conversation_id: id, customer_id: id, unit, first_in_at: moment })),
  );
  await addFacts(
    database.db,
    "message_fact",
    rows.map(({ id, moment }) => ({ message_id: id, conversation_id: id, unit, at: moment })),
  );
}

async function volumes(unit?: string): Promise<unknown> {
  const months = await reportedMonths(database.db, { unit, days });
  return months.map(({ month, figures }) => [month, figures.find(({ metric }) => metric === "inbound_volume")?.value]);
}

test("an empty log has no months", async () => {
  expect(await recordMonths(database.db, { now, days })).toBe(0);
  expect(await reportedMonths(database.db, { days })).toEqual([]);
});

test("each month that is over is recorded with the days that end with it, leap day included", async () => {
  await begin(null, "2024-01-05T00:00:00Z", "2024-01-20T00:00:00Z", "2024-02-29T23:59:59Z", "2024-04-02T00:00:00Z");
  expect(await recordMonths(database.db, { now, days: 30 })).toBe(3);
  const months = await reportedMonths(database.db, { days: 30 });
  expect(months.map(({ month, since, until, recordedAt }) => [month, since, until, recordedAt])).toEqual([
    ["2024-01", at("2024-01-02"), at("2024-02-01"), now],
    ["2024-02", at("2024-01-31"), at("2024-03-01"), now],
    ["2024-03", at("2024-03-02"), at("2024-04-01"), now],
  ]);
  const inbound = months.map(({ figures }) => figures.find(({ metric }) => metric === "inbound_volume"));
  expect(inbound.map((figure) => [figure?.value, figure?.n])).toEqual([
    [2, 2],
    [1, 1],
    // Nothing came in, but the log goes on: the month is there, and nothing is known of it.
    [null, 0],
  ]);
  expect(await reportedMonths(database.db, { days })).toEqual([]);
});

test("what is recorded never changes, whatever comes into the log later; what is new is added", async () => {
  await begin(null, "2024-02-05T00:00:00Z");
  expect(await recordMonths(database.db, { now: at("2024-03-01T00:30:00Z"), days })).toBe(1);
  await begin(null, "2024-02-06T00:00:00Z", "2024-03-07T00:00:00Z");
  expect(await recordMonths(database.db, { now, days })).toBe(1);
  expect(await recordMonths(database.db, { now, days })).toBe(0);
  expect(await volumes()).toEqual([
    ["2024-02", 1],
    ["2024-03", 3],
  ]);
  const recordedAt = (await reportedMonths(database.db, { days })).map((month) => month.recordedAt);
  expect(recordedAt).toEqual([at("2024-03-01T00:30:00Z"), now]);
});

test("every metric is recorded as it is measured, of the whole and of a unit, with its version", async () => {
  const unit = "north";
  await addFacts(database.db, "conversation_fact", [
    ...times(30, (index) => ({ ...answered(index, 5 + index), unit, agent_functions: ["care"], identified: true })),
    ...times(9, (index) => ({ conversation_id: idOf(100 + index), unit: "south", first_mood: -0.5, last_mood: 0.25 })),
  ]);
  await addFacts(database.db, "message_fact", [
    ...times(30, (index) => ({ message_id: idOf(index), unit, expects_answer: true, sentiment: index % 2 })),
    ...times(20, (index) => ({ message_id: idOf(200 + index), ...outbound, unit, handling_seconds: 60 + index })),
    { message_id: idOf(300), unit: "south", source: "web", selected: true },
  ]);
  await addFacts(
    database.db,
    "agent_day_fact",
    ["north", "south"].map((name) => ({ agent_id: idOf(1), unit: name, agent_function: "care", conversations: 4 })),
  );
  await addFacts(
    database.db,
    "rating_fact",
    times(12, (index) => ({ message_id: idOf(400 + index), unit, value: index % 11 })),
  );
  // The usual facts are of March 2026.
  const later = at("2026-04-02T00:00:00Z");
  await recordMonths(database.db, { now: later, days });
  for (const asked of [undefined, "north", "south"]) {
    const [month, ...more] = await reportedMonths(database.db, { unit: asked, days });
    expect(more).toEqual([]);
    const measured = await measure(database.db, { unit: asked, since: month?.since, until: month?.until, now: later });
    const told = measured.map(({ id: metric, value, low, high, n, selected }) => {
      return { metric, value, low, high, n, selected, version: `1 ${readingModelVersion}` };
    });
    expect(month?.figures.toSorted(byMetric)).toEqual(told.toSorted(byMetric));
    expect(month?.figures).toHaveLength(registry.length);
  }
  const south = await reportedMonths(database.db, { unit: "south", days });
  expect(south[0]?.figures.filter(({ selected }) => selected).map(({ metric }) => metric)).toContain("inbound_volume");
});

function byMetric(one: { readonly metric: string }, other: { readonly metric: string }): number {
  return one.metric < other.metric ? -1 : 1;
}

test("units with less than a hundredth of the conversations of the window are not recorded", async () => {
  await begin("large", ...times(199, () => "2024-03-05T00:00:00Z"));
  await begin("small", "2024-03-06T00:00:00Z");
  await recordMonths(database.db, { now, days });
  expect(await volumes()).toEqual([["2024-03", 200]]);
  expect(await volumes("large")).toEqual([["2024-03", 199]]);
  expect(await volumes("small")).toEqual([]);
  await sql`truncate metric_point`.execute(database.db);
  await begin("small", "2024-03-06T00:00:00Z", "2024-03-06T00:00:00Z");
  await recordMonths(database.db, { now, days });
  expect(await volumes("small")).toEqual([["2024-03", 3]]);
});

test("a signal ends it between two months; what is done stays, and it goes on there", async () => {
  await begin(null, "2024-01-05T00:00:00Z", "2024-02-05T00:00:00Z", "2024-03-05T00:00:00Z");
  await recordMonths(database.db, { now: at("2024-02-01"), days });
  const stopped = AbortSignal.abort(new Error("stopped"));
  await expect(recordMonths(database.db, { now, days, signal: stopped })).rejects.toThrow("stopped");
  expect(await volumes()).toEqual([["2024-01", 1]]);
  expect(await recordMonths(database.db, { now, days })).toBe(2);
});

test("what was measured while the log changed is not kept, nor what comes after it", async () => {
  await begin(null, "2024-01-05T00:00:00Z", "2024-02-05T00:00:00Z", "2024-03-05T00:00:00Z");
  let asked = 0;
  const mayKeep = () => Promise.resolve(++asked < 2);
  expect(await recordMonths(database.db, { now, days, mayKeep })).toBe(1);
  expect(await volumes()).toEqual([["2024-01", 1]]);
  expect(asked).toBe(2);
});

test("of a unit that no text can name nothing was reported", async () => {
  expect(await reportedMonths(database.db, { unit: "a\0", days })).toEqual([]);
});

test("months that were measured from something else can be forgotten, and only these", async () => {
  await begin(null, "2024-02-05T00:00:00Z", "2024-03-05T00:00:00Z");
  await recordMonths(database.db, { now: at("2024-03-02"), days });
  await recordMonths(database.db, { now, days });
  await forgetMonths(database.db, { since: at("2024-04-01") });
  expect(await volumes()).toEqual([["2024-02", 1]]);
});

test("units are counted with their customers; a person with two accounts is one, no unit is null", async () => {
  const april = { since: at("2024-04-01"), until: at("2024-05-01") };
  const moment = { first_in_at: "2024-04-01T00:00:00Z" };
  await addFacts(database.db, "conversation_fact", [
    { ...moment, unit: "north", customer_id: idOf(1), person_id: idOf(9) },
    { ...moment, unit: "north", customer_id: idOf(2), person_id: idOf(9) },
    { ...moment, unit: "north", customer_id: idOf(3) },
    { ...moment, customer_id: idOf(3) },
    { first_in_at: "2024-05-01T00:00:00Z", unit: "later" },
  ]);
  expect(await countUnits(database.db, april)).toEqual([
    { unit: "north", conversations: 3, customers: 2 },
    { unit: null, conversations: 1, customers: 1 },
  ]);
  await expect(countUnits(database.db, { since: now, until: now })).rejects.toThrow(/no moment/);
});
