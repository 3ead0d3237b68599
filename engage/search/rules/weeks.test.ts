import fc from "fast-check";
import { expect, test } from "vitest";

import { beginningOfWeek, prefixOf, slotsOf, timeWordsOf, weekOf } from "./weeks.ts";

const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(9999, 11, 31) });

test("weeks begin on Mondays at midnight in UTC", () => {
  expect(new Date(beginningOfWeek(weekOf(Date.UTC(2026, 2, 1, 23)))).toISOString()).toBe("2026-02-23T00:00:00.000Z");
  expect(timeWordsOf(Date.UTC(2026, 2, 1, 23))).toEqual(["D6", "H167"]);
});

test("every week has a prefix of four signs of its own, in their order", () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [one, other] = [prefixOf(weekOf(a)), prefixOf(weekOf(b))];
      expect(one).toHaveLength(4);
      expect(Math.sign(one < other ? -1 : one > other ? 1 : 0)).toBe(Math.sign(weekOf(a) - weekOf(b)));
    }),
  );
});

test("a moment lies in exactly one stretch, and stretches go back in time", () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(10, 20_000, 2_000_000), (at, entries) => {
      const week = weekOf(at);
      const slots = slotsOf(
        [
          { week: week - 1, entries: 1 },
          { week, entries },
          { week: week + 1, entries: 1 },
        ],
        {},
      );
      expect(slots[0]?.prefix).toBe(prefixOf(week + 1));
      expect(slots.at(-1)?.prefix).toBe(prefixOf(week - 1));
      const words: readonly (string | null)[] = timeWordsOf(at);
      const own = slots.filter(
        ({ prefix, part }) => prefix === prefixOf(week) && (part === null || words.includes(part)),
      );
      expect(own).toHaveLength(1);
    }),
  );
});

test("a window asks no stretch outside of it, and all within", () => {
  const week = weekOf(Date.UTC(2026, 2, 2));
  const weeks = [-2, -1, 0, 1].map((offset) => ({ week: week + offset, entries: offset === 0 ? 50_000 : 5 }));
  const from = Date.UTC(2026, 2, 4, 12);
  expect(slotsOf(weeks, { from }).map(({ part }) => part)).toEqual([null, "D6", "D5", "D4", "D3", "D2"]);
  expect(slotsOf(weeks, { from, to: Date.UTC(2026, 2, 5) }).map(({ part }) => part)).toEqual(["D2"]);
  expect(slotsOf(weeks, { to: beginningOfWeek(week - 1) })).toEqual([{ prefix: prefixOf(week - 2), part: null }]);
});
