import fc from "fast-check";
import { expect, test } from "vitest";

import { shareInterval } from "./share.ts";

// R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
test.each([
  { count: 81, n: 263, low: 0.2553, high: 0.3662 },
  { count: 15, n: 148, low: 0.0624, high: 0.1605 },
  { count: 0, n: 20, low: 0, high: 0.1611 },
  { count: 1, n: 29, low: 0.0061, high: 0.1718 },
])("Newcombe's $count of $n", ({ count, n, low, high }) => {
  const interval = shareInterval(count, n);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

const counted = fc.nat({ max: 100_000 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)));

test("the share lies in its interval, the interval in 0 to 1, and the other side mirrors it", () => {
  fc.assert(
    fc.property(
      counted.filter(([, n]) => n > 0),
      ([count, n]) => {
        const interval = shareInterval(count, n);
        const mirror = shareInterval(n - count, n);
        if (!interval || !mirror) throw new Error("there are cases");
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(count / n);
        expect(interval.high).toBeGreaterThanOrEqual(count / n);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeCloseTo(1 - mirror.high, 10);
      },
    ),
  );
});

test("more cases of the same share make a narrower interval; a higher level a wider one", () => {
  const width = (count: number, n: number, level?: number): number => {
    const interval = shareInterval(count, n, level);
    return interval ? interval.high - interval.low : Number.NaN;
  };
  expect(width(90, 100)).toBeGreaterThan(width(900, 1000));
  expect(width(90, 100, 0.99)).toBeGreaterThan(width(90, 100));
  expect(width(347, 385) / 2).toBeCloseTo(0.03, 2);
});

test("no cases, no interval; impossible counts are defects", () => {
  expect(shareInterval(0, 0)).toBeNull();
  expect(() => shareInterval(2, 1)).toThrow(RangeError);
  expect(() => shareInterval(-1, 1)).toThrow(RangeError);
  expect(() => shareInterval(0.5, 1)).toThrow(RangeError);
  expect(() => shareInterval(1, 2, 95)).toThrow(RangeError);
});
