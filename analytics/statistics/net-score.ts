import { checkCount, type Interval } from "./interval.ts";
import { normalQuantile } from "./normal.ts";

/** Rocks' pseudo-answers: three in all, a quarter of them at each end and half in the middle. */
const ADDED = { answers: 3, eachEnd: 3 / 4 } as const;

/**
 * The 95 % interval of a net score (share at one end minus share at the other, as the Net Promoter Score is),
 * both ends from -1 to 1; null when n is 0. Adjusted Wald interval: B. Rocks, "Interval Estimation for the Net
 * Promoter Score", The American Statistician 70(4), 2016, 365-372 (arXiv:1601.07235). The added answers belong
 * to the 95 % level, so there is no other. Where few agree wholly, the interval is widened to hold the score itself.
 */
export function netScoreInterval(positive: number, negative: number, n: number): Interval | null {
  checkCount("positive", positive);
  checkCount("negative", negative);
  checkCount("n", n);
  if (positive + negative > n) throw new RangeError(`${positive} and ${negative} are more than n ${n}`);
  if (n === 0) return null;
  const total = n + ADDED.answers;
  const up = (positive + ADDED.eachEnd) / total;
  const down = (negative + ADDED.eachEnd) / total;
  const score = up - down;
  const reach = normalQuantile(0.975) * Math.sqrt((up + down - score * score) / total);
  const seen = (positive - negative) / n;
  return { low: Math.max(-1, Math.min(seen, score - reach)), high: Math.min(1, Math.max(seen, score + reach)) };
}
