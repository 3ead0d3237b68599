import fc from "fast-check";
import { expect, test } from "vitest";

import { colourOf, heatSteps, stepOf } from "./heat-steps.ts";

test("steps are round and cover the highest count", () => {
  expect(heatSteps([0, 3, 56])).toEqual([1, 10, 20, 30, 40, 50]);
  expect(heatSteps([3])).toEqual([1, 2, 3]);
  expect(heatSteps([0, 0])).toEqual([]);
});

test("few steps still use the whole range of colours", () => {
  expect([0, 1, 2, 3].map((step) => colourOf(step, [1, 2, 3]))).toEqual([0, 1, 4, 7]);
  expect(colourOf(1, [1])).toBe(1);
});

test("one peak does not make all other counts look alike", () => {
  const counts = [...Array.from({ length: 70 }, (_unused, at) => at + 1), 900];
  expect(heatSteps(counts)).toEqual([1, 10, 20, 30, 40, 50, 60]);
});

test("no count is without a colour, only 0 has that of 0, and more is never paler", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 168 }), (counts) => {
      const steps = heatSteps(counts);
      expect(steps.length).toBeLessThanOrEqual(7);
      const sorted = counts.toSorted((a, b) => a - b);
      const colours = sorted.map((count) => stepOf(count, steps));
      expect(colours).toEqual(colours.toSorted((a, b) => a - b));
      for (const [at, count] of sorted.entries()) expect(colours[at] === 0).toBe(count === 0);
    }),
  );
});
