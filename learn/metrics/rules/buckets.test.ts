import fc from "fast-check";
import { expect, test } from "vitest";

import { bucketsOf, type Stretch } from "./buckets.ts";

const now = new Date("2026-03-20T00:00:00Z");
const none = { first: null, last: null, now };
const between = (since: string, until: string, step?: "day" | "week" | "month") =>
  bucketsOf({ ...none, since: new Date(since), until: new Date(until), step });

test.each([
  ["2026-03-01", "2026-03-02", "day", 1],
  ["2026-01-01", "2026-03-02", "day", 60],
  ["2026-01-01", "2026-03-03", "week", 10],
  ["2025-12-18", "2026-03-19", "week", 14],
  ["2025-03-20", "2026-03-20", "week", 53],
  ["2024-03-20", "2026-03-20", "month", 25],
  ["1970-01-01", "2026-03-20", "month", 60],
])("from %s to %s the step is a %s, %d of them", (since, until, step, count) => {
  const found = between(since, until);
  expect([found.step, found.buckets.length]).toEqual([step, count]);
});

test("months and weeks begin where people begin them; a piece of one is partial, and so is what still runs", () => {
  expect(
    between("2025-12-15T00:00:00Z", "2026-03-20T00:00:00Z", "month").buckets.map(({ since, partial }) => [
      since.toISOString().slice(0, 10),
      partial,
    ]),
  ).toEqual([
    ["2025-12-15", true],
    ["2026-01-01", false],
    ["2026-02-01", false],
    ["2026-03-01", true],
  ]);
  expect(between("2026-03-16", "2026-03-23", "week").buckets).toEqual([
    { since: new Date("2026-03-16"), until: new Date("2026-03-23"), partial: true },
  ]);
  expect(between("2026-03-09", "2026-03-16", "week").buckets).toEqual([
    { since: new Date("2026-03-09"), until: new Date("2026-03-16"), partial: false },
  ]);
});

test("a step that gives too many points is refused with the number", () => {
  expect(() => between("2025-01-01", "2026-01-01", "day")).toThrow(
    expect.objectContaining({ code: "too_many_buckets", details: { step: "day", count: 365 } }),
  );
});

const moment = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });

test("buckets follow each other without a gap, up to the end of the window", () => {
  const asked = fc.record({
    a: moment,
    b: moment,
    open: fc.boolean(),
    step: fc.constantFrom("month" as const, undefined),
  });
  fc.assert(
    fc.property(asked, ({ a, b, open, step }) => {
      fc.pre(a.getTime() !== b.getTime());
      const [from, to] = a < b ? [a, b] : [b, a];
      const stretch: Stretch = open ? { first: from, last: to, now, step } : { ...none, since: from, until: to, step };
      const { buckets } = bucketsOf(stretch);
      expect(buckets.length).toBeGreaterThan(0);
      expect(buckets.length).toBeLessThanOrEqual(60);
      for (const [index, bucket] of buckets.entries()) {
        expect(bucket.since.getTime()).toBeLessThan(bucket.until.getTime());
        if (index > 0) expect(bucket.since).toEqual(buckets[index - 1]?.until);
      }
      const end = buckets.at(-1)?.until.getTime() ?? 0;
      if (open) expect(end).toBeGreaterThan(to.getTime());
      else expect(end).toBe(to.getTime());
    }),
  );
});
