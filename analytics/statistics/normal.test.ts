import { expect, test } from "vitest";

import { normalProbability, normalQuantile } from "./normal.ts";

test("the quantiles of the printed tables", () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.5.
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12);
  expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489004, 12);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 12);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.999999)).toBeCloseTo(4.753424308822899, 8);
});

test("the probability is the quantile's inverse and stays between 0 and 1", () => {
  for (const p of [1e-9, 0.001, 0.3, 0.7, 0.999]) expect(normalProbability(normalQuantile(p))).toBeCloseTo(p, 12);
  expect([normalProbability(-100), normalProbability(-39), normalProbability(39), normalProbability(0)]).toEqual([
    0, 0, 1, 0.5,
  ]);
  expect(() => normalQuantile(1)).toThrow(RangeError);
});
