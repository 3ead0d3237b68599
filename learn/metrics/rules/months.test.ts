import fc from "fast-check";
import { expect, test } from "vitest";

import { monthsOver, windowOfMonth } from "./months.ts";

const at = (text: string): Date => new Date(text);

test("a month is over when the next one begins, and not a moment before", () => {
  const log = { first: at("2024-01-31T23:59:59Z"), last: at("2024-03-01T00:00:00Z") };
  const monthsAt = (now: string) => monthsOver({ ...log, now: at(now) }).map(({ month }) => month);
  expect(monthsAt("2024-02-29T23:59:59.999Z")).toEqual(["2024-01"]);
  expect(monthsAt("2024-03-01T00:00:00Z")).toEqual(["2024-01", "2024-02"]);
  expect(monthsAt("2026-11-22T00:00:00Z")).toEqual(["2024-01", "2024-02", "2024-03"]);
});

test("a leap year's February ends with its 29th; the window ends there too", () => {
  const [month] = monthsOver({ first: at("2024-02-10"), last: at("2024-02-11"), now: at("2024-12-01") });
  expect(month).toEqual({ month: "2024-02", until: at("2024-03-01") });
  expect(month && windowOfMonth(month, 90)).toEqual({ since: at("2023-12-02"), until: at("2024-03-01") });
});

test("an empty log, and one that began this month, have no month", () => {
  const now = at("2026-03-20");
  expect(monthsOver({ first: null, last: null, now })).toEqual([]);
  expect(monthsOver({ first: at("2026-03-01"), last: at("2026-03-19"), now })).toEqual([]);
});

test("months follow each other, end by now, and are 60 at most", () => {
  const moment = fc.date({ min: at("1990-01-01"), max: at("2060-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, moment, (one, other, now) => {
      const [first, last] = one < other ? [one, other] : [other, one];
      const months = monthsOver({ first, last, now });
      expect(months.length).toBeLessThanOrEqual(60);
      for (const [index, { month, until }] of months.entries()) {
        expect(until.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(new Date(until.getTime() - 1).toISOString().slice(0, 7)).toBe(month);
        const next = months[index + 1];
        if (next) expect(until.toISOString().slice(0, 7)).toBe(next.month);
      }
      const [oldest] = months;
      if (oldest && months.length < 60) expect(oldest.month).toBe(first.toISOString().slice(0, 7));
    }),
  );
});
