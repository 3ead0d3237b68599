import fc from "fast-check";
import { expect, test } from "vitest";

import { calibrationOf } from "./calibration.ts";
import { confusionOf, type Pair } from "./confusion.ts";

const pairs: Pair[] = [
  { expected: "late", given: "late" },
  { expected: "late", given: "late" },
  { expected: "late", given: "lost" },
  { expected: "late", given: null },
  { expected: "lost", given: "lost" },
  { expected: null, given: "lost" },
  { expected: null, given: null },
];

test("what is taken for what, by hand", () => {
  const found = confusionOf(pairs);
  expect(found.accuracy).toMatchObject({ count: 4, n: 7 });
  expect(found.abstained).toMatchObject({ count: 2, n: 7 });
  expect(found.labels.map(({ label }) => label)).toEqual(["late", "lost", null]);
  expect(found.labels[0]).toMatchObject({ precision: { count: 2, n: 2 }, recall: { count: 2, n: 4 }, f1: 4 / 6 });
  expect(found.labels[1]).toMatchObject({ precision: { count: 1, n: 3 }, recall: { count: 1, n: 1 }, f1: 0.5 });
  expect(found.labels[2]).toMatchObject({ precision: { count: 1, n: 2 }, recall: { count: 1, n: 2 }, f1: 0.5 });
  expect(found.macroF1).toBeCloseTo((4 / 6 + 0.5 + 0.5) / 3, 12);
  expect(found.cells[0]).toEqual({ expected: "late", given: "late", count: 2 });
  // Wilson's interval of 2 in 4
  expect(found.labels[0]?.recall.interval?.low).toBeCloseTo(0.15004, 5);
  expect(found.labels[0]?.recall.interval?.high).toBeCloseTo(0.84996, 5);
});

test("nothing was judged: nothing is known, which is not 0", () => {
  expect(confusionOf([])).toEqual({
    accuracy: { count: 0, n: 0, share: null, interval: null },
    macroF1: null,
    abstained: { count: 0, n: 0, share: null, interval: null },
    labels: [],
    cells: [],
  });
  expect(calibrationOf([])).toMatchObject({ n: 0, error: null });
});

test("a label that nobody gave has a precision, and no recall", () => {
  const found = confusionOf([{ expected: "a", given: "b" }]);
  expect(found.labels.find(({ label }) => label === "b")).toMatchObject({
    precision: { count: 0, n: 1, share: 0 },
    recall: { n: 0, share: null },
  });
  expect(found.macroF1).toBe(0);
});

const label = fc.constantFrom("a", "b", "c", null);

test("cells add up to all, hits to what is right, and the order does not matter", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ expected: label, given: label }), { maxLength: 60 }), (some) => {
      const found = confusionOf(some);
      expect(found.cells.reduce((sum, { count }) => sum + count, 0)).toBe(some.length);
      expect(found.labels.reduce((sum, { recall }) => sum + recall.count, 0)).toBe(found.accuracy.count);
      expect(found.labels.reduce((sum, { precision }) => sum + precision.n, 0)).toBe(some.length);
      expect(confusionOf(some.toReversed())).toEqual(found);
    }),
  );
});

test("calibration by hand: bins of a tenth, the error weighs them by their cases", () => {
  const stated = [
    ...Array.from({ length: 8 }, (_unused, at) => ({ probability: 0.95, right: at < 6 })),
    ...Array.from({ length: 2 }, (_unused, at) => ({ probability: 0.55, right: at < 1 })),
    { probability: 1, right: true },
  ];
  const found = calibrationOf(stated);
  expect(found.bins).toHaveLength(10);
  expect(found.bins[9]).toMatchObject({ from: 0.9, to: 1, n: 9, right: 7 / 9 });
  expect(found.bins[9]?.stated).toBeCloseTo((8 * 0.95 + 1) / 9, 12);
  expect(found.bins[5]).toMatchObject({ n: 2, right: 0.5 });
  expect(found.bins[0]).toEqual({ from: 0, to: 0.1, n: 0, stated: null, right: null, interval: null });
  expect(found.error).toBeCloseTo((Math.abs(7 - (8 * 0.95 + 1)) + Math.abs(1 - 1.1)) / 11, 12);
});

test("who says what is true is calibrated", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (tenths) => {
      const stated = Array.from({ length: 10 }, (_unused, at) => ({ probability: tenths / 10, right: at < tenths }));
      expect(calibrationOf(stated).error).toBeCloseTo(0, 10);
    }),
  );
});
