import { expect, test } from "vitest";

import { bandPaths } from "./band-paths.ts";
import { drawn } from "./points.ts";

const point = { at: "2026-03-01T00:00:00.000Z", expected: 2, low: 1, high: 4, severity: 0, alert: false };

test("shares are taken of what there was, and unknown where there was nothing", () => {
  const points = [
    { ...point, count: 3, of: 6 },
    { ...point, count: 0, of: 0, severity: 2 },
  ];
  expect(drawn(points, "share")).toEqual([
    { at: point.at, value: 0.5, low: 1 / 6, high: 4 / 6, out: false },
    { at: point.at, value: null, low: null, high: null, out: true },
  ]);
  expect(drawn(points, "count")[1]?.value).toBe(0);
});

test("the line breaks where nothing is known, and the band closes", () => {
  const known = { at: point.at, value: 2, low: 1, high: 4, out: false };
  const unknown = { at: point.at, value: null, low: null, high: null, out: false };
  const { line, band, dots } = bandPaths([known, unknown, { ...known, value: 4, out: true }]);
  expect(line.match(/M/g)).toHaveLength(2);
  expect(band.endsWith("Z")).toBe(true);
  expect(dots).toEqual([{ x: 100, y: 1.5 }]);
});
