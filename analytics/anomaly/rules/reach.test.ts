import fc from "fast-check";
import { expect, test } from "vitest";

import { addedByReach, learnReach, newReach } from "./reach.ts";

const RISE = { kind: "count", direction: "rise", least: 1e-9 } as const;
const MANY = 1e9;

/** What was seen of a series whose every window is taken to be of the same length. */
function seen(values: readonly number[], pointsAWeek = MANY) {
  const reach = newReach();
  for (const value of values) learnReach(reach, value, pointsAWeek);
  return reach;
}

function added(decades: number, reach: ReturnType<typeof newReach>, value: number, told = RISE) {
  return addedByReach(decades, [{ reach, value }], told);
}

test("five standard deviations change nothing, ten times as many are four powers of ten", () => {
  const reach = { seen: 100, mean: 50, variance: 16 };
  expect(added(9, reach, 50 + 5 * 4)).toBeCloseTo(0, 12);
  expect(added(9, reach, 50 + 50 * 4)).toBeCloseTo(4, 12);
  expect(added(9, reach, 50 + 2.5 * 4)).toBeCloseTo(4 * Math.log10(0.5), 12);
  const two = [50 + 5 * 4, 50 + 50 * 4].map((value) => ({ reach, value }));
  expect(addedByReach(9, two, RISE)).toBeCloseTo(2, 12);
});

test("mean and deviation are those of the series, and then of its last weeks", () => {
  const values = Array.from({ length: 2_000 }, (_, index) => (index % 2 === 0 ? 10 : 30));
  const reach = seen(values);
  expect(reach.mean).toBeCloseTo(20, 6);
  expect(Math.sqrt(reach.variance)).toBeCloseTo(10, 0);
  const moved = seen([...values, ...values.map((value) => value + 100)], 10);
  expect(moved.mean).toBeGreaterThan(115);
  expect(Math.sqrt(moved.variance)).toBeLessThan(15);
});

test("larger is never less rare; what is usual at its hour stays usual, what is very rare is never silenced", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 5_000 }),
      fc.double({ min: -2, max: 12, noNaN: true }),
      (values, value, decades) => {
        const reach = seen(values);
        const more = added(decades, reach, value);
        expect(added(decades, reach, value + 1)).toBeGreaterThanOrEqual(more);
        expect(more).toBeGreaterThanOrEqual(-2);
        expect(more).toBeLessThanOrEqual(Math.max(0, decades));
      },
    ),
  );
});

test("the wilder a series was, the less its rises add", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 20 }), (step, times) => {
      const made = (by: number) => seen(Array.from({ length: 400 }, (_, index) => 1_000 + (index % 2 ? by : -by)));
      const [calm, wild] = [made(step), made(step * times)];
      expect(added(9, wild, 1_500)).toBeLessThanOrEqual(added(9, calm, 1_500));
    }),
  );
});

test("falls of measurements are as rises, falls of counts have to be rarer, shares stay as they are", () => {
  const reach = { seen: 100, mean: 50, variance: 1 };
  const fall = { ...RISE, direction: "fall" } as const;
  const at = (kind: "count" | "value" | "share", value: number, told: { direction: "rise" | "fall" }) =>
    addedByReach(9, [{ reach, value }], { kind, direction: told.direction, least: 1e-9 });
  expect(at("value", 20, fall)).toBeCloseTo(at("value", 80, RISE), 12);
  expect(addedByReach(9, [{ reach: { seen: 9, mean: 4, variance: 4 }, value: 0 }], fall)).toBeCloseTo(
    4 * Math.log10(2 / 5),
    12,
  );
  expect(at("share", 4_000, RISE)).toBe(0);
  expect(addedByReach(9, [], RISE)).toBe(0);
});
