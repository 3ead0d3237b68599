import { expect, test } from "vitest";

import { type BoundEvidence, askedPlace, placeOn, scaleOf } from "./bound-places.ts";

const bound = (over: Partial<BoundEvidence>, ...values: (readonly [number, number, number])[]): BoundEvidence => ({
  metric: "m",
  title: "M",
  definition: "",
  measure: "share",
  computed: true,
  needs: null,
  least: 0.6,
  most: null,
  cases: 50,
  windows: values.map(([value, low, high]) => ({
    since: "",
    until: "",
    value,
    low,
    high,
    n: 60,
    selected: false,
    verdict: "between",
  })),
  warnings: [],
  ...over,
});

test("shares lie between nothing and all", () => {
  expect(scaleOf(bound({}, [0.5, 0.4, 0.6]))).toEqual({ min: 0, max: 1 });
});

test("an axis holds figures and thresholds, also those below zero", () => {
  const scale = scaleOf(bound({ measure: "points", least: -5 }, [-20, -30, -10]));
  expect(scale.min).toBeLessThan(-20);
  expect(placeOn(scale, -5)).toBeGreaterThan(placeOn(scale, -20));
  expect(scale.max).toBe(0);
});

test("an interval of few cases does not make the rest small, and ends at the end of the axis", () => {
  const scale = scaleOf(bound({ measure: "minutes", least: null, most: 30 }, [20, 1, 5000]));
  expect(scale.max).toBeLessThan(100);
  expect(placeOn(scale, 5000)).toBe(100);
});

test("nothing known and nothing asked still gives an axis", () => {
  const scale = scaleOf(bound({ least: null }));
  expect(scale.max).toBeGreaterThan(scale.min);
  expect(askedPlace(scale, { least: null, most: null })).toBeUndefined();
});

test("what clears lies above a lowest, below a highest, or between both", () => {
  const scale = { min: 0, max: 10 };
  expect(askedPlace(scale, { least: 6, most: null })).toEqual({ start: 60, width: 40 });
  expect(askedPlace(scale, { least: null, most: 3 })).toEqual({ start: 0, width: 30 });
  expect(askedPlace(scale, { least: 2, most: 4 })).toEqual({ start: 20, width: 20 });
});
