import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { breakDown, measure, measureTrends, showRhythm, showSpan } from "./index.ts";
import { drawnLog } from "./testing/drawn-log.ts";
import { addFacts, answered, clearFacts, createFactTables, idOf, outbound, times } from "./testing/fact-tables.ts";

let database: TestDatabase;
const now = new Date("2026-03-20T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

/** A figure with the last digits left off, which depend on the order in which numbers are added. */
function rounded(point: { value: number | null; low: number | null; high: number | null; n: number }) {
  const round = (number: number | null): number | null => (number === null ? null : Number(number.toPrecision(10)) + 0);
  return { value: round(point.value), low: round(point.low), high: round(point.high), n: point.n };
}

type Log = typeof drawnLog extends fc.Arbitrary<infer T> ? T : never;

async function fill(log: Log): Promise<void> {
  await clearFacts(database.db);
  await addFacts(database.db, "conversation_fact", log.conversations);
  await addFacts(database.db, "message_fact", log.messages);
  await addFacts(database.db, "agent_day_fact", log.days);
  await addFacts(database.db, "rating_fact", log.ratings);
  await addFacts(database.db, "catalogue_fact", log.entries);
  await addFacts(database.db, "quality_check_fact", log.checks);
  await addFacts(database.db, "freshness_fact", log.looks);
  await addFacts(database.db, "place_fact", log.places);
  await addFacts(database.db, "identity_fact", log.identities);
}

const window = fc.constantFrom(
  { since: new Date("2026-03-03T00:00:00Z"), until: new Date("2026-03-28T00:00:00Z") },
  { since: new Date("2026-03-03T07:30:00Z"), until: new Date("2026-03-17T21:15:00Z") },
  {},
);

test("a point of a trend is the figure of its window, for every metric", async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnLog,
      window,
      fc.constantFrom("day", "week", "month", undefined),
      fc.constantFrom(undefined, "A"),
      async (log, ends, step, unit) => {
        await fill(log);
        const asked = { ...ends, step, unit, now };
        const trends = await measureTrends(database.db, asked).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "unknown_unit" });
        });
        for (const [index, bucket] of trends?.buckets.entries() ?? []) {
          if (index % 3 !== 0) continue;
          const since = new Date(bucket.since);
          const figures = await measure(database.db, { unit, now, since, until: new Date(bucket.until) });
          expect(
            Object.fromEntries(
              trends?.series.map(({ id, points }) => [id, points[index] && rounded(points[index])]) ?? [],
            ),
          ).toEqual(Object.fromEntries(figures.map((figure) => [figure.id, rounded(figure)])));
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("a part of a breakdown is the figure of that unit", async () => {
  await fc.assert(
    fc.asyncProperty(drawnLog, window, async (log, ends) => {
      await fill(log);
      const known = { ...ends, unit: "A", now };
      for (const figure of await measure(database.db, known).catch(() => [])) {
        // What is told of the whole alone has no parts.
        if (!figure.parts.includes("unit")) {
          expect(figure.value === null, figure.id).toBe(true);
          continue;
        }
        const parts = await breakDown(database.db, { ...ends, id: figure.id, by: "unit", now });
        const own = parts.find((part) => part.key === "A");
        if (figure.n === 0) expect(own, figure.id).toBeUndefined();
        else expect(own && rounded(own), figure.id).toEqual(rounded(figure));
      }
    }),
    { numRuns: 10 },
  );
});

test("parts have their own figures, the one with the most cases first, what has none under null", async () => {
  await addFacts(database.db, "conversation_fact", [
    ...times(3, (index) => ({ ...answered(index, 10), channel: "mail", language: "en" })),
    ...times(2, (index) => ({ conversation_id: idOf(10 + index), channel: "chat", language: null })),
  ]);
  await addFacts(database.db, "agent_day_fact", [
    { agent_id: idOf(1), conversations: 4, agent_function: "care" },
    { agent_id: idOf(1), conversations: 2, agent_function: "legal" },
  ]);
  await addFacts(database.db, "message_fact", [{ ...outbound, author_function: "care" }]);
  const coverage = { id: "reply_coverage", now };
  expect(
    (await breakDown(database.db, { ...coverage, by: "channel" })).map(({ key, value, n }) => [key, value, n]),
  ).toEqual([
    ["mail", 1, 3],
    ["chat", 0, 2],
  ]);
  expect((await breakDown(database.db, { ...coverage, by: "language" })).map(({ key }) => key)).toEqual(["en", null]);
  const load = await breakDown(database.db, { id: "load_per_agent", by: "function", now });
  expect(load.map(({ key, value }) => [key, value])).toEqual([
    ["care", 4],
    ["legal", 2],
  ]);
  await expect(breakDown(database.db, { id: "nps", by: "language", now })).rejects.toMatchObject({
    code: "no_such_parts",
    advice: "What it counts tells: channel, unit, source.",
  });
});

test("an open trend goes from the first to the last step of the log; an empty log has none", async () => {
  expect(await measureTrends(database.db, { now })).toMatchObject({ buckets: [] });
  await addFacts(database.db, "message_fact", [{ at: "2025-12-30T10:00:00Z" }, { at: "2026-03-19T10:00:00Z" }]);
  const { step, buckets, series } = await measureTrends(database.db, { now });
  expect(step).toBe("week");
  expect(buckets[0]).toEqual({ since: "2025-12-29T00:00:00.000Z", until: "2026-01-05T00:00:00.000Z", partial: false });
  expect(buckets.at(-1)).toEqual({
    since: "2026-03-16T00:00:00.000Z",
    until: "2026-03-23T00:00:00.000Z",
    partial: true,
  });
  const volume = series.find(({ id }) => id === "inbound_volume");
  expect(volume?.points.map((point) => point.value)).toEqual([1, ...times(10, () => null), 1]);
});

test("a trend that is open at its start begins where the log does in earnest", async () => {
  await addFacts(database.db, "message_fact", [
    { at: "1999-01-01T10:00:00Z" },
    ...times(150, (index) => ({ message_id: idOf(index + 1), at: `2026-03-${10 + (index % 5)}T10:00:00Z` })),
  ]);
  const { step, buckets } = await measureTrends(database.db, { now });
  expect([step, buckets[0]?.since, buckets.length]).toEqual(["day", "2026-03-10T00:00:00.000Z", 5]);
});

test("the rhythm of the week is in UTC and counts what came in", async () => {
  await addFacts(database.db, "message_fact", [
    { at: "2026-03-02T09:59:59Z" },
    { at: "2026-03-09T09:00:00Z" },
    { at: "2026-03-08T23:30:00-01:00" },
    { ...outbound, at: "2026-03-02T09:00:00Z" },
  ]);
  expect(await showRhythm(database.db, {})).toEqual({
    cells: [
      { weekday: 1, hour: 0, inbound: 1 },
      { weekday: 1, hour: 9, inbound: 2 },
    ],
    total: 3,
  });
});

test("the span tells the ends of the log and its size", async () => {
  expect(await showSpan(database.db)).toEqual({ first: null, last: null, interactions: 0, conversations: 0 });
  await addFacts(database.db, "message_fact", [{ at: "2026-03-02T09:00:00Z" }, { at: "2026-03-01T09:00:00Z" }]);
  await addFacts(database.db, "conversation_fact", [{}]);
  expect(await showSpan(database.db)).toEqual({
    first: "2026-03-01T09:00:00.000Z",
    last: "2026-03-02T09:00:00.000Z",
    interactions: 2,
    conversations: 1,
  });
});
