import { meanInterval, netScoreInterval, shareInterval, type PercentileRanks } from "@firsthand/analytics/statistics";

/** Aggregates by name, added up over all sources. */
export type Numbers = Readonly<Record<string, number>>;

/** What a figure asks about, so that sources without answers, and accounts that are no people, are treated rightly. */
export type Concern = "anything" | "answers" | "people";

/** The quantiles whose values are fetched, with the ends of their intervals, for every duration. */
export const QUANTILES = [0.5, 0.9] as const;

export type Quantile = (typeof QUANTILES)[number];

export interface PercentileValue {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a figure may look at besides its own aggregates. */
export interface Surroundings {
  /** Aggregates of the message fact in the same window and unit: who answered, what has been read. */
  readonly messages: Numbers;
  /** Aggregates over the days of people in the same window and unit. */
  readonly agentDays: Numbers;
  /** The metric's own aggregates by channel; empty where its fact does not tell them apart. */
  readonly channels: ReadonlyMap<string, Numbers>;
  /** Length of the window in days; of the whole log from its first to its last event; null when it is empty. */
  readonly days: number | null;
  /** Percentiles of the metric's own duration. */
  readonly percentiles: Readonly<Record<Quantile, PercentileValue>> | null;
}

/** A figure, or null with the reason why it is not known. */
export interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count?: number;
  readonly p90?: number | null;
  readonly notDue?: number;
  readonly why?: string;
}

/** The number of that name; an aggregate that was not asked for is a defect. */
export function numberOf(numbers: Numbers, name: string): number {
  const value = numbers[name];
  if (value === undefined) throw new RangeError(`there is no aggregate ${name}`);
  return value;
}

/** A figure that is not known, and why. */
export function unknown(why: string): Figure {
  return { value: null, low: null, high: null, why };
}

/** `count` of `n` as a share from 0 to 1, with Wilson's interval. */
export function shareFigure(numbers: Numbers): Figure {
  const n = numberOf(numbers, "n");
  const count = numberOf(numbers, "count");
  return { value: count / n, ...ends(shareInterval(count, n)), count };
}

/** A plain count: it is complete, so it has no interval. */
export function totalFigure(numbers: Numbers): Figure {
  const count = numbers["count"] ?? numberOf(numbers, "n");
  return { value: count, low: null, high: null, count };
}

/** Share at one end minus share at the other, times `scale`, with the adjusted Wald interval. */
export function netFigure(numbers: Numbers, scale: number): Figure {
  const n = numberOf(numbers, "n");
  const count = numberOf(numbers, "count");
  const negative = numberOf(numbers, "negative");
  return { value: (scale * (count - negative)) / n, ...ends(netScoreInterval(count, negative, n), scale), count };
}

/** A mean from n, sum and sum of squares, with Student's t interval. */
export function meanFigure(numbers: Numbers): Figure {
  const sample = sampleFrom(numbers, "");
  return { value: sample.mean, ...ends(meanInterval(sample)) };
}

/** n, mean and variance from the aggregates `<prefix>n`, `<prefix>sum` and `<prefix>squares`. */
export function sampleFrom(numbers: Numbers, prefix: string): { n: number; mean: number; variance: number } {
  const n = numberOf(numbers, `${prefix}n`);
  const sum = numberOf(numbers, `${prefix}sum`);
  const spread = Math.max(0, numberOf(numbers, `${prefix}squares`) - (sum * sum) / n);
  return { n, mean: sum / n, variance: n > 1 ? spread / (n - 1) : 0 };
}

/** The fractions that make `percentile_disc` over n values give the values at these ranks (null: at no rank). */
export function fractionsOf(ranks: PercentileRanks, n: number): (number | null)[] {
  return [ranks.rank, ranks.low, ranks.high].map((rank) => (rank === null ? null : (rank - 0.5) / n));
}

function ends(
  interval: { readonly low: number; readonly high: number } | null,
  scale = 1,
): { readonly low: number | null; readonly high: number | null } {
  return interval ? { low: scale * interval.low, high: scale * interval.high } : { low: null, high: null };
}

/** A number as people read it. */
export function amountOf(number: number): string {
  return number.toLocaleString("en-GB");
}
