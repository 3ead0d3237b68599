import type { Trends } from "@firsthand/learn/metrics/contract";

import type { Point, Trend } from "../../parts/charts/trend.ts";

/** The points of one metric; undefined while they are fetched, and where there are none. */
export function pointsOf(trends: Trends | undefined, id: string): readonly Point[] | undefined {
  return trends?.series.find((series) => series.id === id)?.points;
}

/** Whether the newest bucket still runs. */
export function endsPartial(trends: Trends | undefined): boolean {
  return trends?.buckets.at(-1)?.partial === true;
}

/** How many conversations that began in each bucket were answered and were not; messages where none was to be. */
export function volumeTrend(trends: Trends): Trend {
  const { buckets, step } = trends;
  const coverage = pointsOf(trends, "reply_coverage") ?? [];
  const inbound = pointsOf(trends, "inbound_volume") ?? [];
  if (coverage.every(({ n }) => n === 0)) {
    const came = { name: "Messages that came in", kind: "bar", colour: "category-1", points: inbound } as const;
    return { buckets, step, measure: "messages", series: [came] };
  }
  const count = (value: number): Point => ({ value, low: null, high: null, n: value });
  const answered = coverage.map(({ value, n }) => Math.round((value ?? 0) * n));
  return {
    buckets,
    step,
    measure: "conversations",
    series: [
      { name: "Answered", kind: "bar", colour: "category-1", points: answered.map(count) },
      {
        name: "Not answered",
        kind: "bar",
        colour: "category-3",
        points: coverage.map(({ n }, at) => count(n - (answered[at] ?? 0))),
      },
    ],
  };
}

/** The balance of moods with its interval. */
export function moodTrend(trends: Trends): Trend {
  const points = pointsOf(trends, "sentiment_balance") ?? [];
  return {
    buckets: trends.buckets,
    step: trends.step,
    measure: "from -1 (negative) to 1 (positive)",
    cases: "messages",
    series: [{ name: "Sentiment balance", kind: "line", colour: "category-2", points }],
  };
}
