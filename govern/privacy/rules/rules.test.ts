import fc from "fast-check";
import { expect, test } from "vitest";

import { addCounts } from "./counts.ts";
import { dueAt } from "./due.ts";

test.each([
  ["2026-03-15T09:00:00Z", false, "2026-04-15T09:00:00Z"],
  ["2026-01-31T09:00:00Z", false, "2026-02-28T09:00:00Z"],
  ["2028-01-31T09:00:00Z", false, "2028-02-29T09:00:00Z"],
  ["2026-03-31T23:30:00Z", false, "2026-04-30T23:30:00Z"],
  ["2026-11-30T00:00:00Z", true, "2027-02-28T00:00:00Z"],
  ["2026-12-31T00:00:00Z", false, "2027-01-31T00:00:00Z"],
])("what came at %s (extended: %s) is due at %s", (received, extended, due) => {
  expect(dueAt(new Date(received), extended)).toEqual(new Date(due));
});

test("nothing is due before four weeks or after a month of 31 days", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (received) => {
      const days = (dueAt(received, false).getTime() - received.getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(31);
    }),
  );
});

test("counts of the same things are added, and nothing is not told", () => {
  const one = { table: "interaction", what: "messages", rows: 2 };
  const none = { table: "files", what: "files", rows: 0 };
  expect(addCounts([one, none], [{ ...one, rows: 3 }])).toEqual([{ ...one, rows: 5 }]);
});
