import { expect, test } from "vitest";

import { barExtent, barPlace } from "./bar-place.ts";

test("bars grow from zero, to the left where a figure is negative", () => {
  const axis = { min: -50, max: 50 };
  expect(barPlace({ value: 25, low: null, high: null }, axis)).toMatchObject({ zero: 50, start: 50, width: 25 });
  expect(barPlace({ value: -25, low: null, high: null }, axis)).toMatchObject({ start: 25, width: 25 });
});

test("a whisker shows the interval, and is cut at the ends of the axis", () => {
  const axis = { min: 0, max: 1 };
  expect(barPlace({ value: 0.5, low: 0.25, high: 0.75 }, axis).whisker).toEqual({ start: 25, width: 50 });
  expect(barPlace({ value: 0.5, low: 0.25, high: 9 }, axis).whisker).toEqual({ start: 25, width: 75 });
  expect(barPlace({ value: 0.5, low: null, high: null }, axis).whisker).toBeUndefined();
});

test("a whisker of few cases does not make all bars small", () => {
  expect(Math.max(...barExtent([{ value: 10, high: 4000 }, { value: 100, high: 110 }, { value: null, high: null }]))).toBe(140);
});
