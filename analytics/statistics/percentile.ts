import { incompleteBeta } from "./beta.ts";
import { checkCount, checkLevel, USUAL_LEVEL } from "./interval.ts";

/** Ranks counted from 1 in ascending order; `low` or `high` is null where n values are too few to give that end. */
export interface PercentileRanks {
  readonly rank: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The rank of the q-th percentile among n values by the nearest-rank rule: the smallest value with at least q of
 * all values at or below it, rank ceil(q n). The same value as `percentile_disc` in SQL.
 */
export function nearestRank(n: number, q: number): number {
  checkQuantile(n, q);
  // 0.55 * 100 is 55.00000000000001 in binary floating point and must not become rank 56.
  return Math.max(1, Math.ceil(q * n - 1e-12 * n));
}

/** The q-th percentile of values in ascending order, by the nearest-rank rule; null when there are none. */
export function percentile(ascending: readonly number[], q: number): number | null {
  return ascending.length === 0 ? null : (ascending[nearestRank(ascending.length, q) - 1] ?? null);
}

/**
 * The ranks whose values are the q-th percentile of n values and the ends of its interval. The number of values
 * below the true percentile is binomial (n, q) whatever the distribution, so the values at these ranks enclose it
 * with at least the level: H. A. David, H. N. Nagaraja, Order Statistics, 3rd edition, 7.1; G. J. Hahn,
 * W. Q. Meeker, Statistical Intervals, 5.2. Each tail holds at most (1 - level) / 2.
 */
export function percentileRanks(n: number, q: number, level: number = USUAL_LEVEL): PercentileRanks {
  checkLevel(level);
  const rank = nearestRank(n, q);
  const tail = (1 - level) / 2;
  const low = smallestWhere(n, (k) => binomialProbability(k, n, q) > tail);
  const high = smallestWhere(n, (k) => binomialProbability(k, n, q) >= 1 - tail) + 1;
  return { rank, low: low === 0 ? null : low, high: high > n ? null : high };
}

/** P(B <= k) of the binomial distribution (n, q): I_(1-q)(n - k, k + 1), NIST DLMF 8.17.5. */
export function binomialProbability(k: number, n: number, q: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(1 - q, n - k, k + 1);
}

/** The smallest k from 0 to n for which a condition holds that stays true once it is. */
function smallestWhere(n: number, holds: (k: number) => boolean): number {
  let from = 0;
  let to = n;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function checkQuantile(n: number, q: number): void {
  checkCount("n", n);
  if (n === 0) throw new RangeError("a percentile needs at least one value");
  if (!(q > 0 && q < 1)) throw new RangeError(`a quantile lies between 0 and 1, not ${q}`);
}
