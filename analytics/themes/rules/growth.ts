/** How often a phrase was used in one stretch of time, out of how many authors. */
export interface Use {
  readonly users: number;
  readonly of: number;
}

export interface Growth {
  /** How many users the past lets expect now. */
  readonly expected: number;
  /** How likely so many or more would be if nothing had changed. */
  readonly chance: number;
}

/** What is added to the past of every phrase, so that a new one is not expected zero times (Jeffreys' prior). */
const PRIOR = 0.5;

/**
 * How surprising today's use of a phrase is beside that of earlier stretches: a negative binomial whose spread is that
 * of the past (`spread` = variance ÷ mean of counts, at least 1) and of how little the past says of the rate.
 */
export function growthOf(now: Use, past: readonly Use[], spread: number): Growth {
  const users = past.reduce((sum, use) => sum + use.users, 0) + PRIOR;
  const exposure = past.reduce((sum, use) => sum + use.of, 0);
  if (exposure === 0) return { expected: now.users, chance: 1 };
  const expected = (users / exposure) * now.of;
  const variance = Math.max(1, spread) * (expected + expected ** 2 / users);
  return { expected, chance: tail(now.users, expected, variance) };
}

/** Variance ÷ mean of the counts of one phrase over stretches of different size (quasi-Poisson); null where too little. */
export function spreadOf(past: readonly Use[]): number | null {
  const users = past.reduce((sum, use) => sum + use.users, 0);
  const exposure = past.reduce((sum, use) => sum + use.of, 0);
  if (past.length < 3 || users < past.length) return null;
  const squares = past.map((use) => {
    const expected = (users / exposure) * use.of;
    return expected === 0 ? 0 : (use.users - expected) ** 2 / expected;
  });
  return squares.reduce((sum, square) => sum + square, 0) / (past.length - 1);
}

/** The probability of at least `count` under a negative binomial with this mean and variance. */
function tail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1;
  const size = mean ** 2 / Math.max(variance - mean, 1e-9);
  const share = mean / (mean + size);
  // Summed from `count` on, so that the smallest chances keep their digits.
  let logTerm = size * Math.log1p(-share) + count * Math.log(share);
  for (let k = 0; k < count; k += 1) logTerm += Math.log((size + k) / (k + 1));
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let k = count; term > sum * 1e-12 && k < count + 100_000; k += 1) {
    sum += term;
    term *= (share * (size + k)) / (k + 1);
  }
  return Math.min(1, sum);
}
