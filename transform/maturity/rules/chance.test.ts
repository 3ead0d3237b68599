import fc from "fast-check";
import { expect, test } from "vitest";

import { seen } from "../testing/invented-model.ts";
import { chanceOf, fade, near } from "./chance.ts";

const bound = { metric: "m", least: null, most: null, cases: 50 };

test.each([
  // The bound is an end of the 95 % interval: 2.5 % lie beyond it.
  ["at least, at the low end", { least: 0.8 }, { value: 0.85, low: 0.8, high: 0.86 }, 0.975],
  ["at least, at the high end", { least: 0.86 }, { value: 0.85, low: 0.8, high: 0.86 }, 0.025],
  ["at most, at the high end", { most: 0.86 }, { value: 0.85, low: 0.8, high: 0.86 }, 0.975],
  ["at most, at the low end", { most: 0.8 }, { value: 0.85, low: 0.8, high: 0.86 }, 0.025],
  ["the bound itself", { least: 0.85 }, { value: 0.85, low: 0.8, high: 0.86 }, 0.5],
  // One standard error away: P(Z <= 1).
  ["one standard error", { least: 10 }, { value: 11, low: 11 - 1.959964, high: 20 }, 0.841345],
  [
    "between, both ends one error away",
    { least: 9, most: 11 },
    { value: 10, low: 10 - 1.959964, high: 10 + 1.959964 },
    0.682689,
  ],
  [
    "between, beyond the upper end",
    { least: 9, most: 11 },
    { value: 12, low: 12 - 1.959964, high: 12 + 1.959964 },
    0.157305,
  ],
  ["exact and more", { least: 3 }, { value: 4, low: null, high: null }, 1],
  ["exact and equal", { least: 3, most: 3 }, { value: 3, low: null, high: null }, 1],
  ["exact and less", { least: 3 }, { value: 2.9, low: null, high: null }, 0],
  ["exact on the side that looks to the bound", { least: 0.98 }, { value: 0.9, low: 0.8, high: 0.9 }, 0],
  // Of twenty cases the 90th percentile has no upper end.
  ["open at the end that looks to the bound", { most: 60 }, { value: 55, low: 20, high: null }, 0.5],
  ["open there, and beyond the bound", { most: 50 }, { value: 55, low: 55 - 1.959964, high: null }, 0],
  ["open below", { least: 50 }, { value: 55, low: null, high: 60 }, 0.5],
  ["open at the other end", { most: 56 }, { value: 55, low: null, high: 56.959964 }, 0.841345],
  ["only to be known", {}, { value: -7, low: -20, high: 20 }, 1],
])("the chance that a bound is satisfied: %s", (_, asked, observed, chance) => {
  expect(chanceOf({ ...bound, ...asked }, { n: 50, selected: false, ...observed })).toBeCloseTo(chance, 5);
});

test("nothing is known of too few cases, and of no number", () => {
  expect(chanceOf(bound, seen(1, 0, { n: 49 }))).toBeNull();
  expect(chanceOf(bound, seen(null, null, { n: 1000 }))).toBeNull();
  expect(chanceOf(bound, seen(Number.NaN))).toBeNull();
});

test("the chance rises with the value and never leaves 0 to 1", () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const width = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      number,
      number,
      fc.record({ below: width, above: width, more: width }),
      (value, least, { below, above, more }) => {
        const at = (shift: number): number =>
          chanceOf(
            { ...bound, least },
            { ...seen(value + shift), low: value + shift - below, high: value + shift + above },
          ) ?? -1;
        expect(at(0)).toBeGreaterThanOrEqual(0);
        expect(at(more)).toBeLessThanOrEqual(1);
        expect(at(more)).toBeGreaterThanOrEqual(at(0));
      },
    ),
  );
});

test("what was said fades towards one half", () => {
  expect(fade(0.97, 0, 365)).toBeCloseTo(0.97, 12);
  expect(fade(0.97, 365, 365)).toBeCloseTo(0.735, 12);
  expect(fade(0.03, 730, 365)).toBeCloseTo(0.3825, 12);
  expect(fade(1, 1e6, 90)).toBeCloseTo(0.5, 12);
});

test("a selection says little, either way", () => {
  expect([0, 0.3, 0.5, 0.74, 1].map((chance) => near(chance, 0.25))).toEqual([0.25, 0.3, 0.5, 0.74, 0.75]);
});
