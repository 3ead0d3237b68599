import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { type Judged, bestThreshold, normalised, rawScore } from "./nab.ts";
import { readSeries } from "./read-series.ts";
import { windowedGaussian } from "./windowed-gaussian.ts";

const folder = resolve(import.meta.dirname, "..", "..", "..", "shared", "data", "nab-realtweets");
const windows = [{ first: 400, last: 499 }];

function alarmsAt(...rows: readonly number[]): Judged {
  return { windows, scores: Array.from({ length: 1_000 }, (_, row) => (rows.includes(row) ? 1 : 0)) };
}

test("silence is 0, the beginning of each window 100, an alarm in the middle somewhat less", () => {
  expect(normalised(rawScore([alarmsAt()], 0.5), 1)).toBe(0);
  expect(normalised(rawScore([alarmsAt(400)], 0.5), 1)).toBeCloseTo(100, 5);
  const middle = normalised(rawScore([alarmsAt(450)], 0.5), 1);
  expect(middle).toBeGreaterThan(90);
  expect(middle).toBeLessThan(95);
  expect(rawScore([alarmsAt(400, 420, 480)], 0.5)).toBe(rawScore([alarmsAt(400)], 0.5));
});

test("a false alarm costs 0.11, less shortly after a window, nothing in the first rows", () => {
  expect(rawScore([alarmsAt(300)], 0.5)).toBeCloseTo(-1.11, 10);
  expect(rawScore([alarmsAt(900)], 0.5)).toBeCloseTo(-1.11, 10);
  expect(rawScore([alarmsAt(510)], 0.5)).toBeGreaterThan(-1.05);
  expect(rawScore([alarmsAt(149)], 0.5)).toBe(-1);
  expect(rawScore([alarmsAt(150)], 0.5)).toBeCloseTo(-1.11, 10);
});

test("one threshold is chosen for all series, the one with the most", () => {
  const scores = Array.from({ length: 1_000 }, (_, row) => (row === 401 ? 0.6 : row > 700 && row < 720 ? 0.4 : 0.1));
  const all = [{ windows, scores }];
  expect(bestThreshold(all)).toBe(0.6);
  expect(rawScore(all, 0.6)).toBeGreaterThan(rawScore(all, 0.4));
  expect(bestThreshold([{ windows, scores: scores.map((_, row) => (row > 700 ? 1 : 0)) }])).toBe(1.1);
});

describe.skipIf(!existsSync(folder))("the published scores of the windowed Gaussian", () => {
  test("come out the same, series by series", () => {
    const labels = JSON.parse(readFileSync(join(folder, "labels", "combined_windows.json"), "utf8")) as Readonly<
      Record<string, readonly [string, string][]>
    >;
    const published = readFileSync(join(folder, "scores", "windowedGaussian_standard_scores.csv"), "utf8");
    const rows = published.split("\n").filter((line) => line.includes("realTweets"));
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const [, , name = "", , expected] = row.split(",");
      const series = readSeries(join(folder, "data", `${name.replace("realTweets/", "")}.gz`));
      const rowAt = (time: string) => series.rows.findIndex(({ timestamp }) => time.startsWith(timestamp));
      // The benchmark wrote its scores with twelve digits, so what is nearer to 1 became 1.
      const scores = windowedGaussian(series.rows.map(({ count }) => count)).map((score) =>
        Number(score.toPrecision(12)),
      );
      const judged = {
        scores,
        windows: (labels[name] ?? []).map(([first, last]) => ({ first: rowAt(first), last: rowAt(last) })),
      };
      expect(rawScore([judged], 1), name).toBeCloseTo(Number(expected), 9);
    }
  }, 60_000);
});
