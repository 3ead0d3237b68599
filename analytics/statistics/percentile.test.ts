import fc from "fast-check";
import { expect, test } from "vitest";

import { binomialProbability, nearestRank, percentile, percentileRanks } from "./percentile.ts";

test("the nearest-rank rule on a well-known list of five", () => {
  const list = [15, 20, 35, 40, 50];
  expect([0.05, 0.3, 0.4, 0.5, 0.999].map((q) => percentile(list, q))).toEqual([15, 20, 20, 35, 50]);
  expect(percentile([], 0.5)).toBeNull();
});

test("binary fractions do not push a rank up: 0.55 of 100 is the 55th", () => {
  expect(0.55 * 100).toBeGreaterThan(55);
  expect(nearestRank(100, 0.55)).toBe(55);
  for (let n = 10; n <= 100_000; n *= 10) expect(nearestRank(n, 0.9)).toBe((n / 10) * 9);
});

test("at least q of the values lie at or below the percentile, and fewer below the value before it", () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.1, 0.25, 0.5, 0.9, 0.99), (list, q) => {
      const ascending = list.toSorted((a, b) => a - b);
      const found = percentile(ascending, q) ?? Number.NaN;
      const atOrBelow = list.filter((value) => value <= found).length;
      const below = list.filter((value) => value < found).length;
      expect(atOrBelow).toBeGreaterThanOrEqual(q * list.length - 1e-9);
      expect(below).toBeLessThan(q * list.length);
    }),
  );
});

// A printed table of distribution-free intervals of a median: n, ranks, and their level in percent.
test.each([
  { n: 6, low: 1, high: 6, level: 96.9 },
  { n: 8, low: 1, high: 8, level: 99.2 },
  { n: 9, low: 2, high: 8, level: 96.1 },
  { n: 10, low: 2, high: 9, level: 97.9 },
  { n: 12, low: 3, high: 10, level: 96.1 },
  { n: 15, low: 4, high: 12, level: 96.5 },
  { n: 17, low: 5, high: 13, level: 95.1 },
  { n: 20, low: 6, high: 15, level: 95.9 },
])("the median of $n lies between the values of ranks $low and $high", ({ n, low, high, level }) => {
  expect(percentileRanks(n, 0.5)).toMatchObject({ low, high });
  const covered = binomialProbability(high - 1, n, 0.5) - binomialProbability(low - 1, n, 0.5);
  expect(100 * covered).toBeCloseTo(level, 1);
});

test("too few values give no end rather than a wrong one", () => {
  expect(percentileRanks(5, 0.5)).toEqual({ rank: 3, low: null, high: null });
  expect(percentileRanks(20, 0.9)).toEqual({ rank: 18, low: 15, high: null });
  expect(percentileRanks(1, 0.9)).toEqual({ rank: 1, low: null, high: null });
});

function exactBinomial(k: number, n: number, q: number): number {
  let term = (1 - q) ** n;
  let sum = 0;
  for (let i = 0; i <= k; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (q / (1 - q));
  }
  return sum;
}

test("the binomial distribution against its own sum", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 150 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (n, q) => {
      const k = Math.floor(n * q);
      expect(binomialProbability(k, n, q)).toBeCloseTo(exactBinomial(k, n, q), 9);
    }),
  );
});

test("the ranks hold the level and are the tightest whose tails do", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0.5, 0.9), (n, q) => {
      const { rank, low, high } = percentileRanks(n, q);
      if (low !== null) {
        expect(binomialProbability(low - 1, n, q)).toBeLessThanOrEqual(0.025);
        expect(binomialProbability(low, n, q)).toBeGreaterThan(0.025);
        expect(low).toBeLessThanOrEqual(rank);
      }
      if (high !== null) {
        expect(binomialProbability(high - 1, n, q)).toBeGreaterThanOrEqual(0.975);
        expect(binomialProbability(high - 2, n, q)).toBeLessThan(0.975);
        expect(high).toBeGreaterThanOrEqual(rank);
      }
    }),
  );
});

test("a million values: near the normal approximation", () => {
  const { rank, low, high } = percentileRanks(1_000_000, 0.9);
  expect(rank).toBe(900_000);
  expect(Math.abs((low ?? 0) - (900_000 - 1.96 * 300))).toBeLessThan(2);
  expect(Math.abs((high ?? 0) - (900_000 + 1.96 * 300))).toBeLessThan(3);
});

test("no values or no quantile is a defect", () => {
  expect(() => nearestRank(0, 0.5)).toThrow(RangeError);
  expect(() => nearestRank(5, 1)).toThrow(RangeError);
});
