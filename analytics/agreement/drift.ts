import { normalQuantile, shareInterval, type Interval } from "@firsthand/analytics/statistics";

/** Cases of something among all. */
export interface Tally {
  readonly count: number;
  readonly n: number;
}

/** How often each label came up in a stretch of time. */
export type Counts = ReadonlyMap<string, number>;

/** A figure beside the band in which its own past lets expect it. */
export interface Drift {
  readonly value: number;
  /** What its past lets expect. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Whether it lies outside of the band. */
  readonly drifts: boolean;
}

/** Fewer stretches than this tell nothing of what is usual. */
const FEWEST_STRETCHES = 4;
/** A stretch with fewer cases than this is not looked at. */
const FEWEST_CASES = 50;
const SIGMAS = 3;

/**
 * Whether a share left its band: Laney's p' chart (D. B. Laney, Quality Engineering 14 (2002) 531-537). Its three sigmas
 * follow from how much the share moved from stretch to stretch, not from the binomial distribution alone, which for
 * thousands of messages would call every ordinary week a change. What is smaller than `least` is no drift, however sure.
 * Null where too little is known.
 */
export function shareDrift(recent: Tally, past: readonly Tally[], least = 0.05): Drift | null {
  const usual = past.filter(({ n }) => n >= FEWEST_CASES);
  if (usual.length < FEWEST_STRETCHES || recent.n < FEWEST_CASES) return null;
  const n = usual.reduce((sum, one) => sum + one.n, 0);
  const expected = usual.reduce((sum, { count }) => sum + count, 0) / n;
  const sigma = (cases: number) => Math.sqrt((expected * (1 - expected)) / cases);
  const spread =
    expected === 0 || expected === 1 ? 1 : spreadOf(usual.map((t) => (t.count / t.n - expected) / sigma(t.n)));
  // the centre is itself an estimate of as many cases
  const reach = Math.max(least, SIGMAS * Math.max(1, spread) * Math.hypot(sigma(recent.n), sigma(n)));
  const value = recent.count / recent.n;
  return {
    value,
    expected,
    low: Math.max(0, expected - reach),
    high: Math.min(1, expected + reach),
    drifts: Math.abs(value - expected) > reach,
  };
}

/** The mean moving range over d2 of two cases: how widely values spread that follow each other. */
function spreadOf(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128;
}

/** A "major change" of a population: N. Siddiqi, Credit Risk Scorecards, Wiley 2006. */
const MAJOR = 0.25;
/** One look in a thousand may alarm by chance. */
const RARE = 0.999;
/** Labels that are rarer than this, or of which so few cases are to be expected, now and before, are counted together. */
const RARE_LABEL = 0.01;
const FEW = 5;

/**
 * Whether labels come up in other shares than before, by the population stability index, sum of (p - q) ln(p / q). Its
 * usual limit of 0.25 ignores how many cases there are; the index of unchanged labels is (1/n + 1/m) times chi-squared
 * (B. Yurdakul, Western Michigan University, 2018), and past stretches differ from each other too. So the band ends at the
 * largest of the three: 0.25, chance at 99.9 %, and the median of the past with three robust sigmas (Hampel). `labels` are
 * those that moved most, the most first. Null where too little is known.
 */
export function mixDrift(
  recent: Counts,
  past: readonly Counts[],
): (Drift & { readonly labels: readonly { label: string; before: number; now: number }[] }) | null {
  const usual = past.filter((one) => sumOf(one) >= FEWEST_CASES);
  if (usual.length < FEWEST_STRETCHES || sumOf(recent) < FEWEST_CASES) return null;
  const pooled = added(usual);
  const { index: value, parts } = stability(recent, pooled);
  const before = usual.map((one, at) => stability(one, added(usual.toSpliced(at, 1))).index);
  const expected = median(before);
  const robust = expected + SIGMAS * 1.4826 * median(before.map((one) => Math.abs(one - expected)));
  const chance = (1 / sumOf(recent) + 1 / sumOf(pooled)) * chiSquared(Math.max(1, parts.length - 1));
  const high = Math.max(MAJOR, chance, robust);
  return {
    value,
    expected,
    low: 0,
    high,
    drifts: value > high,
    labels: parts
      .toSorted((a, b) => b.part - a.part)
      .map(({ label, now, before: was }) => ({ label, before: was, now })),
  };
}

/** The name under which rare labels are counted together. */
const OTHERS = "";

function stability(now: Counts, before: Counts) {
  const [n, m] = [sumOf(now), sumOf(before)];
  const least = Math.max(RARE_LABEL, FEW / n, FEW / m);
  const rare = (label: string) => (before.get(label) ?? 0) < least * m && (now.get(label) ?? 0) < least * n;
  const grouped = (counts: Counts) => {
    const groups = new Map<string, number>();
    for (const [label, count] of counts) {
      const name = rare(label) ? OTHERS : label;
      groups.set(name, (groups.get(name) ?? 0) + count);
    }
    return groups;
  };
  const [nowBy, beforeBy] = [grouped(now), grouped(before)];
  const labels = [...new Set([...nowBy.keys(), ...beforeBy.keys()])];
  // half a case more each: a label that is new has no logarithm else
  const share = (counts: Counts, label: string, total: number) =>
    ((counts.get(label) ?? 0) + 0.5) / (total + 0.5 * labels.length);
  const parts = labels.map((label) => {
    const [p, q] = [share(nowBy, label, n), share(beforeBy, label, m)];
    return {
      label,
      now: (nowBy.get(label) ?? 0) / n,
      before: (beforeBy.get(label) ?? 0) / m,
      part: (p - q) * Math.log(p / q),
    };
  });
  return { index: parts.reduce((sum, { part }) => sum + part, 0), parts };
}

function added(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const one of all) for (const [label, count] of one) sum.set(label, (sum.get(label) ?? 0) + count);
  return sum;
}

const sumOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** The quantile of chi-squared that one look in a thousand passes: E. B. Wilson, M. M. Hilferty, PNAS 17 (1931) 684-688. */
function chiSquared(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normalQuantile(RARE) * Math.sqrt(part)) ** 3;
}

/** A fall of fewer points than this is no alarm, however sure. */
const LEAST_FALL = 0.05;
/** Fewer judged texts than this tell nothing. */
const FEWEST_JUDGED = 20;

/**
 * Whether fewer are right than before: by five points at least, and by more than chance would bring once in a thousand
 * looks. The band ends at the highest share that would be a fall. Looked at each day over weeks that overlap, six questions
 * bring a false alarm about once in three years. Null where too little was judged.
 */
export function qualityDrift(recent: Tally, past: Tally): Drift | null {
  if (recent.n < FEWEST_JUDGED || past.n < FEWEST_JUDGED) return null;
  const expected = past.count / past.n;
  const isFall = (count: number) =>
    expected - count / recent.n >= LEAST_FALL && sharesDifference(past, { count, n: recent.n }, 2 * RARE - 1).low > 0;
  let most = -1;
  while (most < recent.n && isFall(most + 1)) most += 1;
  return {
    value: recent.count / recent.n,
    expected,
    low: (most + 1) / recent.n,
    high: 1,
    drifts: recent.count <= most,
  };
}

/**
 * The interval of the first share minus the second, of cases that have nothing to do with each other: R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 873-890, method 10, from Wilson's intervals of both.
 */
export function sharesDifference(one: Tally, other: Tally, level = 0.95): Interval {
  const [a, b] = [one.count / one.n, other.count / other.n];
  const [first, second] = [shareInterval(one.count, one.n, level), shareInterval(other.count, other.n, level)];
  if (first === null || second === null) throw new RangeError("a share needs cases");
  return {
    low: a - b - Math.hypot(a - first.low, second.high - b),
    high: a - b + Math.hypot(first.high - a, b - second.low),
  };
}
