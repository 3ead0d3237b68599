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

test("a whisker of few cases does not make all bars small, on either side", () => {
  const unknown = { value: null, low: null, high: null };
  const extent = barExtent([{ value: 10, low: -4000, high: 4000 }, { value: 100, low: 90, high: 110 }, unknown]);
  expect([Math.min(...extent), Math.max(...extent)]).toEqual([-140, 140]);
  expect(barExtent([{ value: 0, low: -60, high: 60 }])).toEqual([0, -60, 60]);
});
