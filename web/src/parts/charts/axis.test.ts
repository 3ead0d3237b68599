import fc from "fast-check";
import { expect, test } from "vitest";

import { axisOf } from "./axis.ts";

test("ticks are round in the unit of measure", () => {
  expect(axisOf([0.884, 0.931], "share")).toEqual({ min: 0.88, max: 0.94, interval: 0.02 });
  expect(axisOf([12, 431], "minutes")).toEqual({ min: 0, max: 480, interval: 120 });
  expect(axisOf([0, 318], "messages", true)).toEqual({ min: 0, max: 400, interval: 100 });
});

test("an axis stays inside of what a measure can be", () => {
  expect(axisOf([0.97, 1], "share").max).toBe(1);
  expect(axisOf([1, 1], "share")).toMatchObject({ max: 1 });
  expect(axisOf([6.2, 7], "from 1 (hard) to 7 (easy)").max).toBe(7);
  expect(axisOf([-1, -0.4], "from -1 (negative) to 1 (positive)").min).toBe(-1);
});

test("counts have no ticks between whole numbers", () => {
  expect(axisOf([0, 2], "conversations", true).interval).toBe(1);
});

test("every axis has room, holds its values and has few ticks", () => {
  const measures = ["minutes", "messages", "conversations a day", "full-time people"];
  fc.assert(
    fc.property(
      fc.array(
        fc.nat({ max: 1e9 }).map((hundredths) => hundredths / 100),
        { maxLength: 20 },
      ),
      fc.constantFrom(...measures),
      fc.boolean(),
      (values, measure, fromZero) => {
        const { min, max, interval } = axisOf(values, measure, fromZero);
        expect(max).toBeGreaterThan(min);
        expect((max - min) / interval).toBeLessThan(7);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(min - interval * 1e-6);
          expect(value).toBeLessThanOrEqual(max + interval * 1e-6);
        }
      },
    ),
  );
});
