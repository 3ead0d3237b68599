import { MOOD_LIMIT, moodOf } from "@firsthand/analytics/text";
import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { MeasuredMetric } from "./contract.ts";
import { openMetric, type MetricsQuery } from "./index.ts";
import { addFacts, answered, clearFacts, createFactTables, idOf, outbound, times } from "./testing/fact-tables.ts";
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

test("a person who answers for two brands on a day has one day; conversations add up", async () => {
  await addFacts(database.db, "agent_day_fact", [
    { agent_id: idOf(1), unit: "A", conversations: 4, agent_function: "care" },
    { agent_id: idOf(1), unit: "B", conversations: 2, agent_function: "sales", substantive: 0 },
    { agent_id: idOf(1), day: "2026-03-03", conversations: 3 },
    { agent_id: idOf(2), conversations: 9, agent_function: "legal", substantive: 2 },
  ]);
  const load = await metric("load_per_agent");
  expect(load).toMatchObject({ n: 3, value: 6 });
  expect([load.low, load.high].map((end) => Math.round(100 * (end ?? 0)) / 100)).toEqual([-1.45, 13.45]);
  expect(await metric("people_engaged")).toMatchObject({ n: 3, value: 2 });
  expect(await metric("functions_engaged")).toMatchObject({ n: 2, value: 2 });
});

test("days of people are UTC days that begin in the window", async () => {
  await addFacts(database.db, "agent_day_fact", [{ day: "2026-03-01" }, { day: "2026-03-31" }, { day: "2026-04-01" }]);
  expect(await metric("load_per_agent", march)).toMatchObject({ n: 2 });
  const odd = await metric("load_per_agent", { since: new Date("2026-03-01T00:00:01Z") });
  expect(odd.n).toBe(2);
  expect(odd.warnings.join()).toContain("UTC days");
});

test("answers by brand accounts only: nothing is known of people; mixed: the people count and it is said", async () => {
  const brand = { direction: "out", author_role: "brand", brand_accounts: true };
  const ids = ["people_engaged", "functions_engaged", "load_per_agent", "cross_function_share", "staffing_gap"];
  await addFacts(database.db, "conversation_fact", [
    { ...answered(1, 5), brand_accounts: true, agent_functions: ["care"] },
  ]);
  await addFacts(database.db, "message_fact", [
    { message_id: idOf(1), expects_answer: true, brand_accounts: true },
    { message_id: idOf(2), ...brand },
  ]);
  await addFacts(database.db, "agent_day_fact", [{ agent_id: idOf(7), brand_accounts: true, agent_function: "care" }]);
  for (const id of ids) {
    const one = await metric(id);
    expect(one, id).toMatchObject({ value: null, n: 0 });
    expect(one.warnings[0], id).toContain("Not known: Brand accounts signed all answers of the period");
  }
  await addFacts(database.db, "message_fact", [{ message_id: idOf(3), ...outbound, author_id: idOf(8) }]);
  await addFacts(database.db, "agent_day_fact", [{ agent_id: idOf(8), agent_function: "care" }]);
  const people = await metric("people_engaged");
  expect(people).toMatchObject({ value: 1, n: 1 });
  expect(people.warnings).toContain("Left out: 1 of 2 answers, signed by brand accounts and not by people.");
});

test("a brand account in a source of people is no person either", async () => {
  await addFacts(database.db, "message_fact", [{ direction: "out", author_role: "brand" }]);
  await addFacts(database.db, "agent_day_fact", [{ agent_function: "care" }]);
  expect(await metric("people_engaged")).toMatchObject({ value: null, n: 1 });
});

test("cross-function share asks resolved conversations answered by people of a known function", async () => {
  await addFacts(database.db, "conversation_fact", [
    { ...answered(1, 5), agent_functions: ["care"] },
    { ...answered(2, 5), agent_functions: ["care", "care"] },
    { ...answered(3, 5), agent_functions: ["care", "care", "legal"] },
    { ...answered(4, 5), agent_functions: [] },
    { ...answered(5, 5), agent_functions: ["care", "legal"], resolved_at: null },
  ]);
  expect(await metric("cross_function_share")).toMatchObject({ n: 3, count: 1 });
});

test("nps of the telecom file's split, with the adjusted Wald interval", async () => {
  const split = [...times(690, () => 9), ...times(392, () => 7), ...times(1271, () => 6)];
  await addFacts(database.db, "rating_fact", [
    ...split.map((value, index) => ({ message_id: idOf(index), value })),
    { message_id: idOf(9001), value: 1, kind: "csat", lowest: 1, highest: 5 },
    { message_id: idOf(9002), value: 5, lowest: 1, highest: 5 },
  ]);
  const nps = await metric("nps");
  expect(nps).toMatchObject({ n: 2353, count: 690, measure: "points" });
  expect(nps.value).toBeCloseTo(-24.692, 3);
  expect(nps.low).toBeCloseTo(-28.2, 1);
  expect(nps.high).toBeCloseTo(-21.1, 1);
  expect(nps.warnings).toEqual(["Left out: 1 on another scale than 0 to 10."]);
});

test("csat counts the upper quarter of each scale", async () => {
  const scales = [
    { lowest: 1, highest: 5, satisfied: [4, 5] },
    { lowest: 1, highest: 7, satisfied: [6, 7] },
    { lowest: 1, highest: 10, satisfied: [8, 9, 10] },
    { lowest: 0, highest: 1, satisfied: [1] },
  ];
  for (const { lowest, highest, satisfied } of scales) {
    await clearFacts(database.db);
    await addFacts(
      database.db,
      "rating_fact",
      times(highest - lowest + 1, (index) => ({
        message_id: idOf(index),
        kind: "csat",
        lowest,
        highest,
        value: lowest + index,
      })),
    );
    expect(await metric("csat")).toMatchObject({ n: highest - lowest + 1, count: satisfied.length });
    const { rows } = await openMetric(database.db, { id: "csat", now, limit: 20 });
    const counted = rows
      .filter((row) => row.counts)
      .map((row) => lowest + Number.parseInt(row.messageId?.slice(-4) ?? "", 16));
    expect(counted.toSorted((a, b) => a - b)).toEqual(satisfied);
  }
});

test("sentiment at the limit is no mood, beyond it is", async () => {
  const sentiments = [0.2, -0.2, 0.21, 0.9, -0.3, 0, null];
  await addFacts(
    database.db,
    "message_fact",
    sentiments.map((sentiment, index) => ({ message_id: idOf(index), sentiment })),
  );
  expect(await metric("sentiment_balance")).toMatchObject({ n: 6, count: 2, value: 1 / 6 });
  expect([MOOD_LIMIT, MOOD_LIMIT + 0.001, -MOOD_LIMIT, -MOOD_LIMIT - 0.001].map(moodOf)).toEqual([
    "neutral",
    "positive",
    "neutral",
    "negative",
  ]);
});

test("mood lift is the mean of each conversation's own change", async () => {
  const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
  await addFacts(database.db, "conversation_fact", [
    ...sleep.map((change, index) => ({ conversation_id: idOf(index), first_mood: -0.5, last_mood: change / 8 - 0.5 })),
    {},
  ]);
  const lift = await metric("mood_lift");
  expect(lift.n).toBe(10);
  expect(lift.value).toBeCloseTo(1.58 / 8, 6);
  expect(lift.low).toBeCloseTo(0.7001142 / 8, 6);
  expect(lift.high).toBeCloseTo(2.4598858 / 8, 6);
});

test("staffing gap: by an assumed handling time, then by the one that the log tells", async () => {
  const week = { since: new Date("2026-03-02T00:00:00Z"), until: new Date("2026-03-09T00:00:00Z") };
  await addFacts(database.db, "message_fact", [
    ...times(816, (index) => ({ message_id: idOf(index), expects_answer: true })),
    { message_id: idOf(5000), ...outbound },
    { message_id: idOf(5001), expects_answer: true, answers_included: false },
    { message_id: idOf(5002), expects_answer: true, brand_accounts: true },
  ]);
  const unknown = await metric("staffing_gap", week);
  expect(unknown.value).toBeNull();
  expect(unknown.warnings.join(" ")).not.toContain("ssumed");
  await addFacts(
    database.db,
    "agent_day_fact",
    times(5, (index) => ({ agent_id: idOf(1), day: `2026-03-0${index + 2}` })),
  );
  const assumed = await metric("staffing_gap", week);
  expect(assumed).toMatchObject({ n: 816, low: null, high: null });
  expect(assumed.value).toBeCloseTo(1, 10);
  expect(assumed.warnings.join(" ")).toContain("300 seconds assumed");
  await addFacts(
    database.db,
    "message_fact",
    [550, 600, 650].map((handling_seconds, index) => ({
      message_id: idOf(6000 + index),
      ...outbound,
      handling_seconds,
    })),
  );
  const told = await metric("staffing_gap", week);
  expect(told.value).toBeCloseTo(3, 10);
  expect(told.low).toBeLessThan(3);
  expect(told.high).toBeGreaterThan(3);
  expect(told.warnings.join(" ")).toContain("600 seconds, the mean of 3 answers");
  expect(told.warnings.join(" ")).toContain("Assumed: one answer a message, 5 days a week of 8 hours");
});

test("days of people from a selection say so, in the words of the sources that people answered in", async () => {
  const selection = { source: "forum", selected: true };
  await addFacts(database.db, "conversation_fact", [
    { ...answered(1, 5), ...selection, selection: "A sample of threads." },
  ]);
  await addFacts(database.db, "message_fact", [{ ...outbound, ...selection }]);
  await addFacts(database.db, "agent_day_fact", [{ selected: true }, { agent_id: idOf(5) }]);
  expect((await metric("people_engaged")).warnings[0]).toContain(
    "(1 of 2 days of people) the log holds only a part: A sample of threads.",
  );
});
