import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { measure, measureTrends, openMetric, type MetricsQuery } from "./index.ts";
import { addFacts, clearFacts, createFactTables } from "./testing/fact-tables.ts";

let database: TestDatabase;
const now = new Date("2026-03-20T00:00:00Z");
const march = { since: new Date("2026-03-01T00:00:00Z"), until: new Date("2026-04-01T00:00:00Z") };

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

async function minutes(query: Omit<MetricsQuery, "now"> = march) {
  const found = (await measure(database.db, { ...query, now })).find(({ id }) => id === "drill_minutes");
  if (!found) throw new Error("there is no drill_minutes");
  return found;
}

test("without a drill in the year before the end nothing is known", async () => {
  expect(await minutes()).toMatchObject({ value: null, n: 0 });
  await addFacts(database.db, "drill_fact", [{ at: "2025-03-31T23:00:00Z" }, { at: "2026-04-01T00:00:00Z" }]);
  expect(await minutes()).toMatchObject({ value: null, n: 0 });
});

test("the last drill counts, however long ago within a year, and opens to itself alone", async () => {
  await addFacts(database.db, "drill_fact", [
    { at: "2025-06-01T00:00:00Z", minutes: 15 },
    { at: "2026-02-10T00:00:00Z", minutes: 45 },
    { at: "2025-12-01T00:00:00Z", minutes: 90 },
  ]);
  expect(await minutes()).toMatchObject({ value: 45, n: 1, low: null, high: null });
  const { rows } = await openMetric(database.db, { id: "drill_minutes", ...march, now, limit: 10 });
  expect(rows.map(({ amount }) => amount)).toEqual([45]);
});

test("of a unit its own last drill; one that was given up counts as long as it ran, and says so", async () => {
  await addFacts(database.db, "conversation_fact", [{ unit: "north" }]);
  await addFacts(database.db, "drill_fact", [
    { at: "2026-03-01T00:00:00Z", minutes: 360, found: false, unit: "north" },
    { at: "2026-03-02T00:00:00Z", minutes: 30 },
  ]);
  expect(await minutes()).toMatchObject({ value: 30, n: 1 });
  const north = await minutes({ ...march, unit: "north" });
  expect(north).toMatchObject({ value: 360, n: 1 });
  expect(north.warnings.join(" ")).toContain("given up without an alert");
});

test("a trend has the last drill of each month", async () => {
  await addFacts(database.db, "message_fact", [{}]);
  await addFacts(database.db, "drill_fact", [
    { at: "2026-01-05T00:00:00Z", minutes: 60 },
    { at: "2026-01-25T00:00:00Z", minutes: 50 },
    { at: "2026-03-05T00:00:00Z", minutes: 20 },
  ]);
  const window = { since: new Date("2026-01-01T00:00:00Z"), until: march.until };
  const { series } = await measureTrends(database.db, { ...window, step: "month", now });
  const points = series.find(({ id }) => id === "drill_minutes")?.points ?? [];
  expect(points.map(({ value }) => value)).toEqual([50, null, 20]);
});
