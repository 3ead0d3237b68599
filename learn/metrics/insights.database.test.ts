import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { measure, measureTrends, openMetric, type MetricsQuery } from "./index.ts";
import { addFacts, clearFacts, createFactTables, times } from "./testing/fact-tables.ts";

let database: TestDatabase;
const now = new Date("2026-03-20T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

async function metric(id: string, query: Omit<MetricsQuery, "now"> = {}) {
  const found = (await measure(database.db, { ...query, now })).find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

const march = { since: new Date("2026-03-01T00:00:00Z"), until: new Date("2026-04-01T00:00:00Z") };

test("without findings nothing is known", async () => {
  const ids = [
    "insight_to_action_time",
    "insights_acted_share",
    "loop_closed_share",
    "topic_recurrence",
    "report_open_share",
  ];
  for (const id of ids) expect(await metric(id)).toMatchObject({ value: null, n: 0 });
});

test("from insight to action: the weighted median, with an interval where enough weigh", async () => {
  const acted = (amount: number, weight: number, more: object = {}) => ({ amount, weight, ...more });
  await addFacts(database.db, "insight_fact", [
    acted(2, 1),
    acted(4, 1),
    acted(30, 10),
    acted(60, 1),
    { kind: "due", acted: false },
    acted(500, 90, { at: "2026-02-02T09:00:00Z" }),
  ]);
  // Two trifles done at once weigh little beside the one that many wrote about.
  expect(await metric("insight_to_action_time", march)).toMatchObject({ value: 30, n: 4, low: null, high: null });
  const { rows } = await openMetric(database.db, { id: "insight_to_action_time", ...march, now, limit: 10 });
  expect(rows.map(({ amount }) => amount).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([2, 4, 30, 60]);
  expect(rows[0]?.subject).toMatch(/^insight:/);

  await clearFacts(database.db);
  await addFacts(
    database.db,
    "insight_fact",
    times(25, (at) => acted(at + 1, 2)),
  );
  // Of 25 that weigh alike the shares 0.5 ± 1.96 × 0.5 ÷ 5 are reached at the 8th and the 18th.
  expect(await metric("insight_to_action_time", march)).toMatchObject({ value: 13, low: 8, high: 18, n: 25 });
  await addFacts(database.db, "message_fact", [{}]);
  const { series } = await measureTrends(database.db, { ...march, step: "month", now });
  expect(series.find(({ id }) => id === "insight_to_action_time")?.points[0]).toMatchObject({
    value: 13,
    low: 8,
    n: 25,
  });
});

test("insights acted on: of those that became 90 days old", async () => {
  await addFacts(
    database.db,
    "insight_fact",
    [
      ...times(3, () => ({ kind: "due", acted: true })),
      { kind: "due", acted: false, unit: "north" },
      { kind: "due", acted: false, at: "2026-01-01T00:00:00Z" },
      // Its 90 days are not over.
      { kind: "due", acted: true, at: "2026-03-25T00:00:00Z" },
      { kind: "acted" },
    ].map((row, at) => ({ ...row, insight_id: `00000000-0000-7000-8000-00000000000${at}` })),
  );
  expect(await metric("insights_acted_share", march)).toMatchObject({ value: 0.75, n: 4, count: 3 });
  await addFacts(database.db, "conversation_fact", [{ unit: "north" }]);
  expect(await metric("insights_acted_share", { ...march, unit: "north" })).toMatchObject({ value: 0, n: 1 });
});

test("customers told, and how often matters came up after the action", async () => {
  await addFacts(database.db, "insight_told_fact", [{ told: true }, { told: true }, {}, {}, {}]);
  expect(await metric("loop_closed_share", march)).toMatchObject({ value: 0.4, n: 5, count: 2 });
  const eased = [0.2, 0.5, 0.9, 1.4, null].map((amount) => ({ kind: "eased", amount }));
  await addFacts(database.db, "insight_fact", eased);
  expect(await metric("topic_recurrence", march)).toMatchObject({
    value: 0.5,
    n: 4,
    warnings: expect.arrayContaining(["Left out: 1 that nobody had written about before."]),
  });
});

test("reports opened: the function that ranks third", async () => {
  const received = (of: string, all: number, opened: number) =>
    times(all, (at) => ({ function: of, opened: at < opened }));
  const two = [...received("care", 4, 4), ...received("product", 4, 3)];
  await addFacts(database.db, "digest_fact", two);
  expect(await metric("report_open_share", march)).toMatchObject({ value: null, n: 8 });
  const rest = [...received("legal", 5, 0), ...received("sales", 10, 6)];
  await clearFacts(database.db);
  await addFacts(database.db, "digest_fact", [...two, ...rest]);
  const share = await metric("report_open_share", march);
  expect(share).toMatchObject({ value: 0.6, n: 23 });
  expect([share.low, share.high]).toEqual([expect.closeTo(0.3127, 3), expect.closeTo(0.8318, 3)]);
});
