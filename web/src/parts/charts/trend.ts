import type { Step, Trends } from "@firsthand/learn/metrics/contract";

import { bucketText, utcDayText } from "../../format/dates.ts";
import { countText, figureText } from "../../format/numbers.ts";
import { daysText } from "../../scope/window-text.ts";
import type { TokenName } from "./tokens.ts";

export type Bucket = Trends["buckets"][number];
export type Point = Trends["series"][number]["points"][number];

/** One line or one layer of bars, a point a bucket. */
export interface Series {
  readonly name: string;
  readonly kind: "line" | "bar";
  readonly colour: TokenName;
  readonly points: readonly Point[];
}

/** Everything that a chart through time shows, and its table too. */
export interface Trend {
  readonly step: Step;
  readonly buckets: readonly Bucket[];
  readonly measure: string;
  /** What n counts, for example "conversations"; left out where the value is the count. */
  readonly cases?: string;
  readonly series: readonly Series[];
}

/** The days of a bucket; a part of one is said to be so. */
export function bucketTitle({ since, until, partial }: Bucket, step: Step): string {
  const whole = step === "month" && !partial ? bucketText(since, "month") : daysText(since, until);
  const name = step === "day" ? utcDayText(since) : whole;
  return partial ? `${name}, part of a ${step}` : name;
}

/** Where a bucket begins and ends as an address says it: days, or moments where a day is cut. */
export function bucketWindow({ since, until }: Bucket): { readonly since: string; readonly until: string } {
  const end = new Date(Math.ceil(Date.parse(until) / 86_400_000) * 86_400_000);
  return { since: since.slice(0, 10), until: end.toISOString().slice(0, 10) };
}

/** A trend in a sentence for who does not see it: its ends, its lowest and its highest point. */
export function trendSummary({ buckets, step, measure, series }: Trend): string {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return "Nothing to show.";
  const steps = `${buckets.length} ${step}${buckets.length === 1 ? "" : "s"}, ${daysText(first.since, last.until)}.`;
  return [steps, ...series.map((one) => seriesSummary(one, buckets, { step, measure }))].join(" ");
}

function seriesSummary(
  { name, points }: Series,
  buckets: readonly Bucket[],
  { step, measure }: { readonly step: Step; readonly measure: string },
): string {
  const known = points.flatMap(({ value }, at) => {
    const bucket = buckets[at];
    return value === null || !bucket ? [] : [{ value, at: bucketText(bucket.since, step) }];
  });
  const [first] = known;
  if (!first) return `${name}: not known.`;
  const lowest = known.reduce((least, one) => (one.value < least.value ? one : least), first);
  const highest = known.reduce((most, one) => (one.value > most.value ? one : most), first);
  const say = (value: number) => figureText(value, measure);
  const last = known.at(-1) ?? first;
  return `${name}: from ${say(first.value)} to ${say(last.value)}; lowest ${say(lowest.value)} (${lowest.at}), highest ${say(highest.value)} (${highest.at}).`;
}

/** The value of a point with its interval and n, in words. */
export function pointText({ value, low, high, n }: Point, measure: string, cases?: string): string {
  if (value === null) return "not known";
  const interval =
    low === null || high === null ? "" : ` (${figureText(low, measure)} to ${figureText(high, measure)})`;
  return `${figureText(value, measure)}${interval}${cases === undefined ? "" : `, ${countText(n)} ${cases}`}`;
}
