import { writePageMark } from "@firsthand/kernel/page-marks";
import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { percentile } from "@firsthand/analytics/statistics";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { MeasuredMetric, OpenedConversation } from "./contract.ts";
import { measure, openMetric, type MetricsQuery } from "./index.ts";
import { drawnLog as log } from "./testing/drawn-log.ts";
import { addFacts, clearFacts, createFactTables, idOf } from "./testing/fact-tables.ts";

let database: TestDatabase;
const now = new Date("2026-03-20T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

/** Every row behind a figure, page by page. */
async function openAll(id: string, query: Omit<MetricsQuery, "now">, limit: number) {
  const rows: OpenedConversation[] = [];
  const totals = new Set<number>();
  let after: string | undefined;
  do {
    const page = await openMetric(database.db, { ...query, id, now, limit, after });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    totals.add(page.total);
    after = page.next ?? undefined;
  } while (after);
  return { rows, totals: [...totals] };
}

const question = fc.record({
  window: fc.constantFrom({}, { since: new Date("2026-03-05T00:00:00Z"), until: new Date("2026-03-25T00:00:00Z") }),
  unit: fc.constantFrom(undefined, "A"),
  limit: fc.constantFrom(1, 3, 1000),
});

test("every figure can be computed again from the cases behind it", async () => {
  await fc.assert(
    fc.asyncProperty(
      log,
      question,
      async (
        { conversations, messages, days, ratings, identities, entries, checks, looks, places, posts },
        { window, unit: wanted, limit },
      ) => {
        await clearFacts(database.db);
        const known = { first_in_at: null, unit: "A", conversation_id: idOf(9999) };
        await addFacts(database.db, "conversation_fact", [
          ...conversations.map((row, index) => ({ ...row, conversation_id: idOf(index) })),
          known,
        ]);
        await addFacts(database.db, "message_fact", messages);
        await addFacts(
          database.db,
          "agent_day_fact",
          // A day of somebody is made of messages: none is newer than the newest of them.
          days.filter(({ day }) => messages.some(({ at }) => new Date(at).toISOString().slice(0, 10) >= day)),
        );
        await addFacts(database.db, "rating_fact", ratings);
        await addFacts(database.db, "identity_fact", identities);
        await addFacts(database.db, "catalogue_fact", entries);
        await addFacts(database.db, "quality_check_fact", checks);
        await addFacts(database.db, "freshness_fact", looks);
        await addFacts(database.db, "place_fact", places);
        await addFacts(database.db, "hearing_fact", posts);
        const query = { ...window, unit: wanted };
        for (const metric of await measure(database.db, { ...query, now })) {
          const { rows, totals } = await openAll(metric.id, query, limit);
          expect(totals, metric.id).toEqual([metric.n]);
          expect(rows.length, metric.id).toBe(metric.n);
          checkFigure(metric, rows);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

function checkFigure(metric: MeasuredMetric, rows: readonly OpenedConversation[]): void {
  expect(
    new Set(rows.map((row) => [row.conversationId, row.messageId, row.agentId, row.subject, row.at].join())).size,
  ).toBe(rows.length);
  expect(rows.map((row) => row.at)).toEqual(
    rows
      .map((row) => row.at)
      .toSorted()
      .toReversed(),
  );
  if (metric.value === null) return;
  if (metric.count !== undefined) expect(rows.filter((row) => row.counts).length, metric.id).toBe(metric.count);
  const amounts = rows.flatMap((row) => row.amount ?? []).toSorted((a, b) => a - b);
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  if (metric.low !== null) expect(metric.low).toBeLessThanOrEqual(metric.value + 1e-9);
  if (metric.high !== null) expect(metric.high).toBeGreaterThanOrEqual(metric.value - 1e-9);
  switch (metric.id) {
    case "first_response_time":
    case "resolution_time":
      expect([metric.value, metric.p90]).toEqual([percentile(amounts, 0.5), percentile(amounts, 0.9)]);
      break;
    case "first_response_time_p90":
    case "resolution_time_p90":
    case "hearing_lag":
      expect(metric.value).toBe(percentile(amounts, 0.9));
      break;
    case "freshness":
      expect(metric.value).toBe(percentile(amounts, 0.95));
      break;
    case "ces":
    case "load_per_agent":
    case "mood_lift":
    case "occupancy":
    case "sentiment_balance":
      expect(metric.value).toBeCloseTo(mean, 6);
      break;
    case "nps":
      expect(metric.value).toBeCloseTo(100 * mean, 6);
      break;
    case "people_engaged":
      expect(metric.value).toBe(new Set(rows.map((row) => row.agentId)).size);
      break;
    case "channels_connected":
      expect(metric.value).toBe(new Set(rows.map((row) => row.channel)).size);
      break;
    case "functions_answering":
    case "functions_engaged":
      expect(metric.value).toBeLessThanOrEqual(new Set(rows.flatMap((row) => row.functions)).size);
      break;
    case "mood_gap":
    case "staffing_gap":
      break;
    case "inbound_volume":
    case "answerable_volume":
    case "backlog":
      expect(metric.value).toBe(metric.count);
      break;
    default:
      expect(metric.measure).toBe("share");
      expect(metric.value).toBeCloseTo((metric.count ?? Number.NaN) / metric.n, 12);
  }
}

test("a row tells what a person needs to find the conversation and to see why it counts", async () => {
  await addFacts(database.db, "conversation_fact", [
    {
      conversation_id: idOf(1),
      unit: "A",
      first_in_at: "2026-03-02T09:00:00.5Z",
      first_reply_at: "2026-03-02T09:12:57.5Z",
    },
  ]);
  const { rows } = await openMetric(database.db, { id: "first_response_time", now, limit: 5 });
  expect(rows).toEqual([
    {
      conversationId: idOf(1),
      messageId: null,
      agentId: null,
      unit: "A",
      channel: "email",
      at: "2026-03-02T09:00:00.500Z",
      firstInAt: "2026-03-02T09:00:00.500Z",
      firstReplyAt: "2026-03-02T09:12:57.500Z",
      minutesToFirstReply: 12.95,
      functions: [],
      counts: true,
      amount: 12.95,
      subject: null,
    },
  ]);
});

test("pages neither skip nor repeat cases of the same moment, down to the microsecond", async () => {
  const moments = ["2026-03-02T09:00:00.000001Z", "2026-03-02T09:00:00.000002Z", "2026-03-02T09:00:00.000002Z"];
  await addFacts(
    database.db,
    "conversation_fact",
    moments.map((first_in_at, index) => ({ conversation_id: idOf(index), first_in_at })),
  );
  const { rows } = await openAll("identified_share", {}, 1);
  expect(rows.map((row) => row.conversationId)).toEqual([idOf(2), idOf(1), idOf(0)]);
});

test("a page of days reaches over silences of weeks and years, within the window", async () => {
  const days = ["2026-03-02", "2026-03-01", "2026-02-01", "2025-10-01", "2019-05-05", "2019-05-04"];
  await addFacts(
    database.db,
    "agent_day_fact",
    days.map((day) => ({ agent_id: idOf(1), day })),
  );
  for (const limit of [1, 2, 3, 10]) {
    const { rows, totals } = await openAll("load_per_agent", {}, limit);
    expect(rows.map((row) => row.at.slice(0, 10))).toEqual(days);
    expect(totals).toEqual([6]);
  }
  const window = { since: new Date("2025-10-01T00:00:00Z"), until: new Date("2026-03-02T00:00:00Z") };
  const { rows } = await openAll("load_per_agent", window, 2);
  expect(rows.map((row) => row.at.slice(0, 10))).toEqual(days.slice(1, 4));
});

test("a mark from beyond the window opens nothing outside it", async () => {
  await addFacts(database.db, "agent_day_fact", [{ agent_id: idOf(1), day: "2026-03-09" }]);
  const after = writePageMark({
    at: "2026-03-10T00:00:00.000000Z",
    id: idOf(1),
    count: { value: 1, capped: false },
  });
  const until = new Date("2026-03-05T00:00:00Z");
  expect((await openMetric(database.db, { id: "load_per_agent", now, limit: 5, until, after })).rows).toEqual([]);
});
