import fc from "fast-check";
import { expect, test } from "vitest";

import { accuracy, alwaysCommonest, labelScores, macroF1 } from "./scores.ts";

const pairs = [
  { expected: "a", given: "a" },
  { expected: "a", given: "b" },
  { expected: "b", given: "b" },
  { expected: "c", given: "a" },
];

test("figures worked out by hand", () => {
  expect(accuracy(pairs)).toBe(50);
  expect(labelScores(pairs, "a")).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  expect(labelScores(pairs, "c")).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(macroF1(pairs)).toBeCloseTo((100 * (0.5 + 2 / 3 + 0)) / 3, 10);
});

test("the commonest label for all: macro-F1 of three balanced classes is 16.7", () => {
  const balanced = ["a", "b", "c"].map((expected) => ({ expected, given: expected }));
  expect(macroF1(alwaysCommonest(balanced))).toBeCloseTo(50 / 3, 10);
});

test("all right is 100, whatever the labels", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (labels) => {
      const same = labels.map((label) => ({ expected: label, given: label }));
      expect([accuracy(same), Math.round(macroF1(same))]).toEqual([100, 100]);
    }),
  );
});
