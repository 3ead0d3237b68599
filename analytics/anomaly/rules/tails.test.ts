import fc from "fast-check";
import { expect, test } from "vitest";

import { normalSurprise, placeOfCount, placeOfShare, placeOfValue, zOfSurprise } from "./tails.ts";

/** P(X = k) of the negative binomial, as a product. */
function probability(k: number, mean: number, spread: number): number {
  let result = (1 + spread * mean) ** (-1 / spread);
  for (let i = 0; i < k; i += 1) result *= ((i + 1 / spread) / (i + 1)) * ((spread * mean) / (1 + spread * mean));
  return result;
}

function atLeast(count: number, mean: number, spread: number): number {
  let sum = 0;
  for (let k = count; k < count + 5_000; k += 1) sum += probability(k, mean, spread);
  return sum;
}

test("the normal tail is right, also far out", () => {
  expect(Math.exp(-normalSurprise(0))).toBeCloseTo(0.5, 12);
  expect(Math.exp(-normalSurprise(3)) / 0.001349898031630095).toBeCloseTo(1, 9);
  expect(Math.exp(-normalSurprise(10)) / 7.619853024160527e-24).toBeCloseTo(1, 9);
  for (const surprise of [2, 4, 12, 50]) expect(normalSurprise(zOfSurprise(surprise))).toBeCloseTo(surprise, 6);
});

test("small counts are exact, and large ones near enough", () => {
  // Poisson of 0.05: P(5 or more) = 2.4976e-9.
  expect(placeOfCount(5, 0.05, 1e-9).rise).toBeCloseTo(-Math.log(2.4976e-9), 3);
  for (const [count, mean, spread] of [
    [12, 3, 0.3],
    [0, 3, 0.3],
    [30, 10, 0.5],
    [6, 0.2, 1],
  ] as const) {
    expect(placeOfCount(count, mean, spread).rise).toBeCloseTo(-Math.log(atLeast(count, mean, spread)), 3);
  }
  for (const [count, mean, spread] of [
    [150, 60, 0.1],
    [200, 50, 0.3],
    [90, 60, 0.05],
  ] as const) {
    const exact = -Math.log(atLeast(count, mean, spread));
    expect(Math.abs(placeOfCount(count, mean, spread).rise / exact - 1), `${count} of ${mean}`).toBeLessThan(0.05);
  }
});

test("shares: with hardly any correlation it is the binomial", () => {
  // Binomial of 10 with 0.2: P(6 or more) = 0.0063693824.
  expect(Math.exp(-placeOfShare({ count: 6, of: 10 }, 2, 1e-6).rise)).toBeCloseTo(0.0063693824, 5);
  expect(Math.exp(-placeOfShare({ count: 0, of: 10 }, 2, 1e-6).fall)).toBeCloseTo(0.8 ** 10, 5);
});

test("more is never less surprising, and the middle lies between 0 and 1", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.double({ min: 0.01, max: 2_000, noNaN: true }),
      fc.double({ min: 0.001, max: 4, noNaN: true }),
      (count, mean, spread) => {
        const place = placeOfCount(count, mean, spread);
        const next = placeOfCount(count + 1, mean, spread);
        // Where exact sums end and cube roots begin, the two differ a little.
        if (count !== 40) expect(next.rise).toBeGreaterThanOrEqual(place.rise - 1e-6);
        expect(place.middle).toBeGreaterThanOrEqual(0);
        expect(place.middle).toBeLessThanOrEqual(1);
        expect(Number.isFinite(place.rise + place.fall)).toBe(true);
      },
    ),
  );
});

test("measurements are normal on both sides", () => {
  const place = placeOfValue(13, 10, 1);
  expect(place.rise).toBeCloseTo(normalSurprise(3), 12);
  expect(placeOfValue(7, 10, 1).fall).toBeCloseTo(place.rise, 12);
});
