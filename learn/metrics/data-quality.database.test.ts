import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { openMetric } from "./index.ts";
import { addFacts, clearFacts, createFactTables, times } from "./testing/fact-tables.ts";
import { measureOne } from "./testing/measure-one.ts";

const now = new Date("2026-03-20T00:00:00Z");
let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

const of = (id: string, query = {}) => measureOne(database.db, id, { now, ...query });
const on = (day: string) => `2026-03-${day}T10:00:00Z`;
const until = (day: string) => ({
  since: new Date("2026-03-01T00:00:00Z"),
  until: new Date(`2026-03-${day}T00:00:00Z`),
});

test("owned data: as they were last looked at in the window, counted in full", async () => {
  await addFacts(database.db, "catalogue_fact", [
    ...times(4, (index) => ({ id: `t${index}`, at: on("02"), owned: index === 0 })),
    ...times(5, (index) => ({ id: `t${index}`, at: on("09"), owned: index < 4 })),
  ]);
  expect(await of("owned_share")).toMatchObject({ value: 0.8, count: 4, n: 5, low: null, high: null });
  expect(await of("owned_share", until("05"))).toMatchObject({ value: 0.25, n: 4 });
  const { rows } = await openMetric(database.db, { id: "owned_share", now, limit: 10 });
  expect(rows.map(({ subject, counts }) => [subject, counts])).toEqual([
    ["table:t4", false],
    ...[3, 2, 1, 0].map((index) => [`table:t${index}`, true]),
  ]);
});

test("rules passed: checks of the window, with Wilson's interval", async () => {
  await addFacts(
    database.db,
    "quality_check_fact",
    times(20, (index) => ({ at: on(index < 10 ? "02" : "09"), passed: index > 1 })),
  );
  expect(await of("rule_pass_rate")).toMatchObject({ value: 0.9, n: 20, count: 18 });
  const first = await of("rule_pass_rate", until("05"));
  expect(first).toMatchObject({ value: 0.8, n: 10 });
  expect(first.low).toBeCloseTo(0.4902, 4);
  expect(first.high).toBeCloseTo(0.9433, 4);
});

test("the age of data: 95 of 100 looks found that age or less, with ranks as ends", async () => {
  await addFacts(
    database.db,
    "freshness_fact",
    times(200, (index) => ({ at: on("02"), minutes: index + 1 })),
  );
  // Ranks of 0.95 of 200: 190, give or take 1.96 times the root of 9.5.
  expect(await of("freshness")).toMatchObject({ value: 190, n: 200, low: 183, high: 198 });
  await clearFacts(database.db);
  await addFacts(database.db, "freshness_fact", [{ minutes: 7 }, { minutes: 3 }]);
  expect(await of("freshness")).toMatchObject({ value: 7, n: 2, low: 3, high: null });
});

test("without any look nothing is known, nor is it of a unit", async () => {
  for (const id of ["owned_share", "rule_pass_rate", "freshness"]) {
    expect(await of(id), id).toMatchObject({ value: null, n: 0 });
  }
  await addFacts(database.db, "conversation_fact", [{ unit: "A" }]);
  await addFacts(database.db, "catalogue_fact", [{ owned: true }]);
  expect(await of("owned_share", { unit: "A" })).toMatchObject({ value: null, n: 0 });
});
