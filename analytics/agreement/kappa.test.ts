import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { kappaOf } from "./kappa.ts";

/** Pairs of a table whose rows are what the first said. */
function pairsOf(table: readonly (readonly number[])[]): (readonly [string, string])[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) =>
      Array.from({ length: count }, (): readonly [string, string] => [`l${first}`, `l${second}`]),
    ),
  );
}

describe("reference values", () => {
  test("Cohen's example of 200 cases", () => {
    const found = kappaOf(
      pairsOf([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    );
    expect(found).toMatchObject({ n: 200, observed: 0.7 });
    expect(found?.expected).toBeCloseTo(0.41, 12);
    expect(found?.kappa).toBeCloseTo(0.492, 3);
  });

  // The documentation of PROC FREQ of SAS: two dermatologists, simple kappa 0.3449, standard error 0.0724.
  test("two dermatologists, with the variance of Fleiss, Cohen and Everitt", () => {
    const found = kappaOf(
      pairsOf([
        [10, 4, 1, 0],
        [5, 10, 12, 2],
        [2, 4, 12, 5],
        [0, 2, 6, 13],
      ]),
    );
    expect(found?.n).toBe(88);
    expect(found?.kappa).toBeCloseTo(0.3449, 4);
    expect(found?.interval?.low).toBeCloseTo(0.203, 4);
    expect(found?.interval?.high).toBeCloseTo(0.4868, 4);
  });
});

test("without pairs there is none, and one label alone says nothing", () => {
  expect(kappaOf([])).toBeNull();
  expect(
    kappaOf([
      [null, null],
      [null, null],
    ]),
  ).toEqual({ n: 2, observed: 1, expected: 1, kappa: null, interval: null });
});

test("those who always agree are not sure after a few texts", () => {
  const few = kappaOf([
    ["a", "a"],
    ["b", "b"],
    [null, null],
  ]);
  const many = kappaOf(Array.from({ length: 90 }, (_unused, at) => [`l${at % 3}`, `l${at % 3}`] as const));
  expect(few?.kappa).toBe(1);
  expect(few?.interval?.low).toBeLessThan(0.3);
  expect(many?.interval?.low).toBeGreaterThan(0.9);
});

const label = fc.constantFrom("a", "b", "c", null);
const judged = fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 60 });

test("it lies between -1 and 1 and within its interval; who is first does not matter", () => {
  fc.assert(
    fc.property(judged, (pairs) => {
      const found = kappaOf(pairs);
      const turned = kappaOf(pairs.map(([one, other]) => [other, one] as const));
      if (!found || found.kappa === null) return;
      expect(found.kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(found.kappa).toBeLessThanOrEqual(1 + 1e-12);
      expect(found.interval?.low).toBeLessThanOrEqual(found.kappa + 1e-12);
      expect(found.interval?.high).toBeGreaterThanOrEqual(found.kappa - 1e-12);
      expect(turned?.kappa).toBeCloseTo(found.kappa, 10);
      expect(turned?.interval?.low).toBeCloseTo(found.interval?.low ?? 0, 10);
    }),
  );
});
