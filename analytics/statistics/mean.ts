import { checkCount, checkLevel, USUAL_LEVEL, type Interval } from "./interval.ts";
import { studentQuantile } from "./student-t.ts";

/** What is known of a sample of numbers without keeping them. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  /** With the divisor n - 1 (`var_samp` in SQL). */
  readonly variance: number;
}

/** The sample that a list of numbers makes; null when there are none. One number has no variance: it counts as 0. */
export function sampleOf(values: readonly number[]): Sample | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n: values.length, mean, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}

/**
 * Student's t interval of a mean; null for fewer than two values. "Student", Biometrika 6 (1908) 1-25; the form of
 * the NIST/SEMATECH e-Handbook, 1.3.5.2. For many values it needs no normal distribution of the single ones.
 */
export function meanInterval(sample: Sample, level: number = USUAL_LEVEL): Interval | null {
  checkCount("n", sample.n);
  checkLevel(level);
  if (sample.n < 2) return null;
  const reach = studentQuantile((1 + level) / 2, sample.n - 1) * Math.sqrt(sample.variance / sample.n);
  return { low: sample.mean - reach, high: sample.mean + reach };
}

/**
 * The interval of the first mean minus the second, of two samples that have nothing to do with each other; null where one
 * has fewer than two values. Welch, Biometrika 34 (1947) 28-35: the variances may differ.
 */
export function meansDifference(one: Sample, other: Sample, level: number = USUAL_LEVEL): Interval | null {
  checkCount("n", one.n);
  checkCount("n", other.n);
  checkLevel(level);
  if (one.n < 2 || other.n < 2) return null;
  const difference = one.mean - other.mean;
  const [a, b] = [one.variance / one.n, other.variance / other.n];
  if (a + b === 0) return { low: difference, high: difference };
  const freedom = Math.max(1, (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1)));
  const reach = studentQuantile((1 + level) / 2, freedom) * Math.sqrt(a + b);
  return { low: difference - reach, high: difference + reach };
}

/** The mean of `after - before` over pairs of one case each, with Student's t interval; null for no pairs. */
export function pairedDifference(
  pairs: readonly { readonly before: number; readonly after: number }[],
  level: number = USUAL_LEVEL,
): { readonly n: number; readonly mean: number; readonly interval: Interval | null } | null {
  const sample = sampleOf(pairs.map(({ before, after }) => after - before));
  return sample && { n: sample.n, mean: sample.mean, interval: meanInterval(sample, level) };
}
