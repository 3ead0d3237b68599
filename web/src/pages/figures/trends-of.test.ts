import type { Trends } from "@firsthand/learn/metrics/contract";
import { expect, test } from "vitest";

import { endsPartial, volumeTrend } from "./trends-of.ts";

const bucket = { since: "2017-10-02T00:00:00.000Z", until: "2017-10-09T00:00:00.000Z", partial: false };
const point = (value: number | null, n: number) => ({ value, low: null, high: null, n });
const trends = (coverage: ReturnType<typeof point>): Trends => ({
  step: "week",
  buckets: [bucket],
  series: [
    { id: "reply_coverage", points: [coverage] },
    { id: "inbound_volume", points: [point(70, 70)] },
  ],
});

test("a share becomes the conversations that it stands for", () => {
  const { series, measure } = volumeTrend(trends(point(0.9, 30)));
  expect(measure).toBe("conversations");
  expect(series.map(({ name, points }) => [name, points[0]?.value])).toEqual([
    ["Answered", 27],
    ["Not answered", 3],
  ]);
});

test("where nothing could be answered, what came in is shown instead of zeros", () => {
  const { series, measure } = volumeTrend(trends(point(null, 0)));
  expect(measure).toBe("messages");
  expect(series.map(({ points }) => points[0]?.value)).toEqual([70]);
});

test("a trend ends in part of a bucket when the newest one still runs", () => {
  expect(endsPartial({ ...trends(point(1, 1)), buckets: [bucket, { ...bucket, partial: true }] })).toBe(true);
  expect(endsPartial(trends(point(1, 1)))).toBe(false);
  expect(endsPartial(undefined)).toBe(false);
});
