import { expect, test } from "vitest";

import { staffing } from "./staffing.ts";

const week = { days: 7, daysPerWeek: 5, hoursPerDay: 8, occupancy: 0.85 };

test("a week of 408 answers at five minutes fills one person at 85 % of 40 hours", () => {
  expect(staffing({ ...week, arrivals: 408, handlingSeconds: 300, personDays: 10 })).toEqual({
    needed: 1,
    present: 2,
    gap: -1,
  });
});

test("twice the work needs twice the people; the same work in twice the time half of them", () => {
  const work = { ...week, arrivals: 1000, handlingSeconds: 240, personDays: 5 };
  const base = staffing(work);
  expect(staffing({ ...work, arrivals: 2000 }).needed).toBeCloseTo(2 * base.needed, 10);
  expect(staffing({ ...work, days: 14 }).needed).toBeCloseTo(base.needed / 2, 10);
  expect(() => staffing({ ...work, days: 0 })).toThrow(RangeError);
});
