import { expect, test } from "vitest";

import { type Bucket, type Trend, bucketTitle, bucketWindow, pointText, trendSummary } from "./trend.ts";

const week = (since: string, until: string, partial = false): Bucket => ({
  since: `${since}T00:00:00.000Z`,
  until: until.includes("T") ? until : `${until}T00:00:00.000Z`,
  partial,
});
const point = (value: number | null, n = 10) => ({ value, low: null, high: null, n });

const trend: Trend = {
  step: "week",
  measure: "share",
  buckets: [week("2017-10-02", "2017-10-09"), week("2017-10-09", "2017-10-16"), week("2017-10-16", "2017-10-19", true)],
  series: [{ name: "Reply coverage", kind: "line", colour: "accent", points: [point(0.9), point(null), point(0.8)] }],
};

test("a bucket is named by its days, and a part of one says so", () => {
  const [whole, , part] = trend.buckets;
  expect(whole && bucketTitle(whole, "week")).toBe("2 Oct to 8 Oct 2017");
  expect(part && bucketTitle(part, "week")).toBe("16 Oct to 18 Oct 2017, part of a week");
  expect(bucketTitle(week("2017-10-01", "2017-11-01"), "month")).toBe("Oct 2017");
});

test("a bucket that ends in the middle of a day is opened with the whole day", () => {
  expect(bucketWindow(week("2017-10-16", "2017-10-18T11:00:00.000Z", true))).toEqual({
    since: "2017-10-16",
    until: "2017-10-19",
  });
});

test("the sentence for a trend leaves out what is not known", () => {
  expect(trendSummary(trend)).toBe(
    "3 weeks, 2 Oct to 18 Oct 2017. Reply coverage: from 90.0 % to 80.0 %; lowest 80.0 % (16 Oct), highest 90.0 % (2 Oct).",
  );
  expect(
    trendSummary({ ...trend, series: [{ name: "NPS", kind: "line", colour: "accent", points: [point(null)] }] }),
  ).toBe("3 weeks, 2 Oct to 18 Oct 2017. NPS: not known.");
});

test("a point is said with its interval and its cases; an unknown one is never 0", () => {
  expect(pointText({ value: 0.9, low: 0.85, high: 0.94, n: 1482 }, "share", "conversations")).toBe(
    "90.0 % (85.0 % to 94.0 %), 1,482 conversations",
  );
  expect(pointText(point(null, 0), "share", "conversations")).toBe("not known");
});
