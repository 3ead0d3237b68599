import fc from "fast-check";
import { expect, test } from "vitest";

import { netScoreInterval } from "./net-score.ts";

function reach(positive: number, negative: number, n: number): number {
  const interval = netScoreInterval(positive, negative, n);
  return interval ? (interval.high - interval.low) / 2 : Number.NaN;
}

test("at a split of 50, 30 and 20, 200 answers are good for ±11 points and 400 for ±8", () => {
  expect(Math.round(100 * reach(100, 40, 200))).toBe(11);
  expect(Math.round(100 * reach(200, 80, 400))).toBe(8);
});

test("by hand: 36 answers, 16 for, 10 against, are 16.75 and 10.75 of 39", () => {
  const up = 16.75 / 39;
  const down = 10.75 / 39;
  const expected = 1.959963985 * Math.sqrt((up + down - (up - down) ** 2) / 39);
  expect(netScoreInterval(16, 10, 36)?.low).toBeCloseTo(up - down - expected, 8);
  expect(netScoreInterval(16, 10, 36)?.high).toBeCloseTo(up - down + expected, 8);
});

const answers = fc.record({ up: fc.nat({ max: 300 }), middle: fc.nat({ max: 300 }), down: fc.nat({ max: 300 }) });

test("within -1 to 1, around the score, mirrored when the ends change places", () => {
  fc.assert(
    fc.property(
      answers.filter(({ up, middle, down }) => up + middle + down > 0),
      ({ up, middle, down }) => {
        const n = up + middle + down;
        const interval = netScoreInterval(up, down, n);
        const mirror = netScoreInterval(down, up, n);
        if (!interval || !mirror) throw new Error("there are answers");
        expect(interval.low).toBeGreaterThanOrEqual(-1);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThan(interval.high);
        expect(interval.low).toBeCloseTo(-mirror.high, 10);
        expect(interval.low).toBeLessThanOrEqual((up - down) / n);
        expect(interval.high).toBeGreaterThanOrEqual((up - down) / n);
      },
    ),
  );
});

test("a single answer, or two that agree, lie inside their own interval", () => {
  expect(netScoreInterval(1, 0, 1)?.high).toBe(1);
  expect(netScoreInterval(0, 2, 2)?.low).toBe(-1);
});

test("no answers, no interval; impossible counts are defects", () => {
  expect(netScoreInterval(0, 0, 0)).toBeNull();
  expect(() => netScoreInterval(2, 2, 3)).toThrow(RangeError);
});
