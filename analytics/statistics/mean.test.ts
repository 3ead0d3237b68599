import fc from "fast-check";
import { expect, test } from "vitest";

import { meanInterval, pairedDifference, sampleOf } from "./mean.ts";

test("NIST's heat flow meter: 195 values, mean 9.261460, standard deviation 0.022789", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2.
  const interval = meanInterval({ n: 195, mean: 9.26146, variance: 0.022789 ** 2 });
  expect(interval?.low).toBeCloseTo(9.258242, 5);
  expect(interval?.high).toBeCloseTo(9.264679, 5);
});

test("Student's sleep data: the second drug gives 1.58 hours more, 0.70 to 2.46", () => {
  // "Student", Biometrika 6 (1908), table p. 20; the interval as R's t.test(paired = TRUE) prints it.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const difference = pairedDifference(first.map((before, index) => ({ before, after: second[index] ?? 0 })));
  expect(difference?.n).toBe(10);
  expect(difference?.mean).toBeCloseTo(1.58, 10);
  expect(difference?.interval?.low).toBeCloseTo(0.7001142, 6);
  expect(difference?.interval?.high).toBeCloseTo(2.4598858, 6);
});

test("shifting all values shifts mean and interval; equal values leave no doubt", () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(values, fc.integer({ min: -1000, max: 1000 }), (list, shift) => {
      const one = sampleOf(list);
      const other = sampleOf(list.map((value) => value + shift));
      const interval = one && meanInterval(one);
      const moved = other && meanInterval(other);
      if (!one || !other || !interval || !moved) throw new Error("there are values");
      expect(other.mean).toBeCloseTo(one.mean + shift, 8);
      expect(moved.low).toBeCloseTo(interval.low + shift, 6);
      expect(interval.low <= one.mean && one.mean <= interval.high).toBe(true);
    }),
  );
  expect(meanInterval({ n: 5, mean: 3, variance: 0 })).toEqual({ low: 3, high: 3 });
});

test("one value has a mean and no interval; none has nothing", () => {
  expect(sampleOf([4])).toEqual({ n: 1, mean: 4, variance: 0 });
  expect(meanInterval({ n: 1, mean: 4, variance: 0 })).toBeNull();
  expect(sampleOf([])).toBeNull();
  expect(pairedDifference([])).toBeNull();
  expect(pairedDifference([{ before: 1, after: 3 }])).toEqual({ n: 1, mean: 2, interval: null });
});
