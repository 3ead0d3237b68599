import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { MeasuredMetric } from "./contract.ts";
import type { MetricsQuery } from "./index.ts";
import { addFacts, answered, clearFacts, createFactTables, idOf, outbound, times } from "./testing/fact-tables.ts";
import { measureOne } from "./testing/measure-one.ts";

let database: TestDatabase;
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

test("coverage: nobody answered is a true 0, and Wilson's interval stands beside it", async () => {
  await addFacts(
    database.db,
    "conversation_fact",
    times(20, (index) => ({ conversation_id: idOf(index) })),
  );
  const coverage = await metric("reply_coverage");
  expect(coverage).toMatchObject({ value: 0, n: 20, count: 0, low: 0 });
  expect(coverage.high).toBeCloseTo(0.1611, 4);
  expect(coverage.warnings).toEqual([
    "The log holds no answer of the period. If answers lie elsewhere, say it of the source (answers: elsewhere); then this is not known.",
    "Few cases: only 20.",
  ]);
  expect(await metric("first_response_time")).toMatchObject({ value: null, n: 0, p90: null });
});

test("coverage leaves out who still may be answered in time, and tells how many", async () => {
  await addFacts(database.db, "conversation_fact", [
    ...times(60, (index) => answered(index, 5)),
    { conversation_id: idOf(100) },
    { conversation_id: idOf(101), promise_due_at: "2026-04-01T00:00:01Z" },
    { conversation_id: idOf(102), promise_due_at: "2026-04-01T00:00:00Z" },
    { ...answered(103, 9), promise_due_at: "2026-05-01T00:00:00Z", first_substantive_at: null },
  ]);
  const coverage = await metric("reply_coverage");
  expect(coverage).toMatchObject({ n: 63, count: 61, notDue: 1 });
  expect(coverage.warnings).toEqual(["Left out: 1 that wait and whose promised time still runs."]);
  expect(await metric("engagement_coverage")).toMatchObject({ n: 62, count: 60, notDue: 2 });
  expect(await metric("reply_coverage", { now: new Date("2026-05-02T00:00:00Z") })).toMatchObject({ n: 64, notDue: 0 });
});

test("where nobody is answered and all promises run, coverage is not known and tells how many wait", async () => {
  await addFacts(database.db, "conversation_fact", [{ promise_due_at: "2026-04-02T00:00:00Z" }]);
  const coverage = await metric("reply_coverage");
  expect(coverage).toMatchObject({ value: null, n: 0, notDue: 1 });
  expect(coverage.warnings).toEqual([
    "Not known: No conversation of the period is answered or overdue.",
    "Left out: 1 that wait and whose promised time still runs.",
  ]);
});

test("engagement asks only what expects an answer, and counts only substantive answers", async () => {
  await addFacts(database.db, "conversation_fact", [
    answered(1, 5),
    { ...answered(2, 5), first_substantive_at: null },
    { ...answered(3, 5), answerable: false },
  ]);
  expect(await metric("engagement_coverage")).toMatchObject({ n: 2, count: 1, value: 0.5 });
  await addFacts(database.db, "message_fact", [{ ...outbound, substantive: null }]);
  const unread = await metric("engagement_coverage");
  expect(unread).toMatchObject({ n: 2, value: null });
  expect(unread.warnings[0]).toBe("Not known: No answer of the period has been read for substance yet.");
});

test("within promise: an answer at the last moment is in time, one after it and none are not", async () => {
  await addFacts(database.db, "conversation_fact", [
    answered(1, 24 * 60),
    answered(2, 24 * 60 + 0.001),
    { conversation_id: idOf(3) },
    { ...answered(4, 5), answerable: false },
    { conversation_id: idOf(5), answerable: false },
    { ...answered(6, 5), promise_due_at: null },
  ]);
  expect(await metric("within_promise")).toMatchObject({ n: 3, count: 1, notDue: 0 });
});

test("percentiles are nearest rank, with the ends of their intervals by rank", async () => {
  await addFacts(
    database.db,
    "conversation_fact",
    times(20, (index) => answered(index, 20 - index)).concat([{ conversation_id: idOf(50) }]),
  );
  const median = await metric("first_response_time");
  expect(median).toMatchObject({ value: 10, n: 20, low: 6, high: 15, p90: 18, measure: "minutes" });
  expect(median.warnings).toContain("Left out: 1 that have no answer (yet) and so no response time.");
  expect(await metric("first_response_time_p90")).toMatchObject({ value: 18, n: 20, low: 15, high: null });
  expect(await metric("resolution_time")).toMatchObject({ value: 10, p90: 18 });
  expect(await metric("resolution_time_p90")).toMatchObject({ value: 18 });
});

test("sources whose answers lie elsewhere do not count as unanswered", async () => {
  const elsewhere = { source: "survey", answers_included: false };
  await addFacts(
    database.db,
    "conversation_fact",
    times(3, (index) => ({ conversation_id: idOf(index), ...elsewhere })),
  );
  for (const id of ["reply_coverage", "engagement_coverage", "within_promise", "first_response_time", "backlog"]) {
    const one = await metric(id);
    expect(one, id).toMatchObject({ value: null, n: 0 });
    expect(one.warnings[0], id).toBe(
      "Not known: All 3 conversations of the period come from sources that do not hold their answers.",
    );
  }
  expect(await metric("identified_share")).toMatchObject({ value: 0, n: 3 });
  await addFacts(database.db, "conversation_fact", [answered(10, 5)]);
  const coverage = await metric("reply_coverage");
  expect(coverage).toMatchObject({ value: 1, n: 1 });
  expect(coverage.warnings).toContain("Left out: 3 conversations from sources that do not hold their answers.");
});

test("backlog counts who waits now", async () => {
  await addFacts(database.db, "conversation_fact", [
    ...times(3, (index) => ({ conversation_id: idOf(index) })),
    answered(10, 5),
  ]);
  expect(await metric("backlog")).toMatchObject({ value: 3, n: 4, count: 3, low: null, high: null });
});

test("where the log holds no answer at all, a share of 0 says what it may mean", async () => {
  await addFacts(
    database.db,
    "conversation_fact",
    times(60, (index) => ({ conversation_id: idOf(index) })),
  );
  const silent = await metric("reply_coverage");
  expect(silent).toMatchObject({ value: 0, n: 60 });
  expect(silent.warnings).toEqual([expect.stringContaining("The log holds no answer of the period.")]);
  expect((await metric("first_response_time")).warnings).toEqual([
    "Not known: No conversation of the period has been answered.",
  ]);
  await addFacts(database.db, "message_fact", [outbound]);
  expect((await metric("reply_coverage")).warnings).toEqual([]);
});

test("a new source counts against coverage only from its day on, and what is left out is said", async () => {
  const fresh = { source: "mastodon", counts_from: "2026-03-10T00:00:00Z" };
  await addFacts(database.db, "conversation_fact", [
    answered(10, 5),
    ...times(3, (index) => ({ conversation_id: idOf(index), first_in_at: "2026-03-09T23:59:59Z", ...fresh })),
    { conversation_id: idOf(20), first_in_at: "2026-03-10T00:00:00Z", ...fresh },
  ]);
  for (const id of ["reply_coverage", "engagement_coverage", "within_promise"]) {
    const one = await metric(id);
    expect(one, id).toMatchObject({ n: 2, count: 1, value: 0.5 });
    expect(one.warnings, id).toContain("Left out: 3 of new sources: these count 90 days after they were connected.");
  }
});
