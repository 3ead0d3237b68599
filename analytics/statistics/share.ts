import { checkCount, checkLevel, USUAL_LEVEL, type Interval } from "./interval.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Wilson's score interval for a share of `count` in `n`, both ends from 0 to 1; null when n is 0.
 * E. B. Wilson, JASA 22 (1927) 209-212, without correction for continuity; recommended by R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 857-872, because it keeps its level near 0 and 1 and for few cases.
 */
export function shareInterval(count: number, n: number, level: number = USUAL_LEVEL): Interval | null {
  checkCount("count", count);
  checkCount("n", n);
  checkLevel(level);
  if (count > n) throw new RangeError(`count ${count} is more than n ${n}`);
  if (n === 0) return null;
  const z = normalQuantile((1 + level) / 2);
  const share = count / n;
  const centre = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: count === n ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
