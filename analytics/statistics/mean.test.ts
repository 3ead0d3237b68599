import fc from "fast-check";
import { expect, test } from "vitest";

import { meanInterval, meansDifference, pairedDifference, sampleOf } from "./mean.ts";

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

test("NIST's cars of two countries: means 20.14458 and 30.48101, variances unequal", () => {
  // NIST/SEMATECH e-Handbook, 1.3.5.3 (AUTO83B): t = -12.94627 with 136.8750 degrees of freedom.
  const american = { n: 249, mean: 20.14458, variance: 6.4147 ** 2 };
  const japanese = { n: 79, mean: 30.48101, variance: 6.10771 ** 2 };
  const interval = meansDifference(american, japanese);
  const middle = american.mean - japanese.mean;
  const error = middle / -12.94627;
  // The upper 2.5 % point of t with 136.875 degrees of freedom is 1.97747.
  expect(interval?.low).toBeCloseTo(middle - 1.97747 * error, 3);
  expect(interval?.high).toBeCloseTo(middle + 1.97747 * error, 3);
});

test("a difference the other way round is its mirror; single values tell no interval, equal ones no doubt", () => {
  const sample = fc.record({
    n: fc.integer({ min: 2, max: 500 }),
    mean: fc.integer({ min: -100, max: 100 }),
    variance: fc.integer({ min: 0, max: 50 }),
  });
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const there = meansDifference(one, other);
      const back = meansDifference(other, one);
      expect(there?.low).toBeCloseTo(-(back?.high ?? Number.NaN), 8);
      expect(there?.high).toBeCloseTo(-(back?.low ?? Number.NaN), 8);
    }),
  );
  expect(meansDifference({ n: 1, mean: 2, variance: 0 }, { n: 9, mean: 1, variance: 1 })).toBeNull();
  expect(meansDifference({ n: 4, mean: 2, variance: 0 }, { n: 9, mean: 1, variance: 0 })).toEqual({ low: 1, high: 1 });
});
