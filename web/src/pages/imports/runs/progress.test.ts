import { expect, test } from "vitest";

import { paceOf, withSample } from "./progress.ts";

const sample = (at: number, bytes: number, records = bytes / 100) => ({ at, bytes, records });

test("speed and time left follow from the last seconds", () => {
  let samples = withSample([], sample(0, 0));
  samples = withSample(samples, sample(1_000, 10_000));
  samples = withSample(samples, sample(2_000, 20_000));
  expect(paceOf(samples, 100_000)).toEqual({ recordsPerSecond: 100, secondsLeft: 8 });
  expect(paceOf(samples, null)).toEqual({ recordsPerSecond: 100, secondsLeft: undefined });
});

test("what is long ago does not count", () => {
  let samples = withSample([], sample(0, 0));
  samples = withSample(samples, sample(10_000, 100));
  samples = withSample(samples, sample(20_000, 10_100));
  expect(paceOf(samples, 20_100)?.secondsLeft).toBe(10);
});

test("one moment tells nothing, nor do two that are near", () => {
  expect(paceOf([], 100)).toBeUndefined();
  expect(paceOf([sample(0, 0)], 100)).toBeUndefined();
  expect(paceOf([sample(0, 0), sample(100, 50)], 100)).toBeUndefined();
});

test("a count that went back begins anew, and the same twice adds nothing", () => {
  const samples = withSample([], sample(0, 500));
  expect(withSample(samples, sample(1_000, 500))).toBe(samples);
  expect(withSample(samples, sample(1_000, 100))).toEqual([sample(1_000, 100)]);
});
