import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { type PulseIncident, type PulsePoint, type PulseScore, scorePulse } from "@firsthand/analytics/anomaly";
import { Failure } from "@firsthand/kernel/errors";

import { type Row, figure, skipped } from "../rows.ts";

import { type Judged, bestThreshold, normalised, rawScore } from "./nab.ts";
import { plantedSeries } from "./planted.ts";
import { readSeries } from "./read-series.ts";
import { windowedGaussian } from "./windowed-gaussian.ts";

const WEEK = 7 * 24 * 3_600_000;
const FIVE_MINUTES = 300_000;
const PLANTED = 20;
const folder = resolve(import.meta.dirname, "..", "..", "..", "shared", "data", "nab-realtweets");

/** The shipped detector on a series of which nothing is known: whole numbers from 0 up are counts. */
function judge(series: { rows: readonly PulsePoint[]; stepMs: number }): {
  kind: "count" | "value";
  scores: PulseScore[];
  incidents: PulseIncident[];
} {
  const kind = series.rows.every(({ count }) => Number.isInteger(count) && count >= 0) ? "count" : "value";
  return { kind, ...scorePulse(series.rows, { stepMs: series.stepMs, kind, sides: "both" }) };
}

function refuseOut(out: string, series: string): void {
  const problem = !existsSync(dirname(resolve(out)))
    ? `There is no folder ${dirname(out)}.`
    : resolve(out) === resolve(series)
      ? `${out} is the series itself.`
      : null;
  if (problem === null) return;
  throw new Failure({
    code: "no_place_to_write",
    status: 400,
    message: problem,
    advice: "Give another path after --out.",
  });
}

function minutes(ms: number): string {
  return `${Number((ms / 60_000).toFixed(1))} min`;
}

/** Judges anybody's series, writes `timestamp,value,score,alert` (packed if the name ends in .gz), and says what it found. */
export function measurePulse(options: { series: string; out: string }): void {
  refuseOut(options.out, options.series);
  const series = readSeries(options.series);
  const { kind, scores, incidents } = judge(series);
  const lines = series.rows.map(
    ({ timestamp, value }, index) =>
      `${timestamp},${value},${scores[index]?.score ?? 0},${scores[index]?.alert ? 1 : 0}\n`,
  );
  const text = `timestamp,value,score,alert\n${lines.join("")}`;
  writeFileSync(options.out, options.out.toLowerCase().endsWith(".gz") ? gzipSync(text) : text);
  const last = series.rows.at(-1);
  const weeks = ((last?.at ?? 0) - (series.rows[0]?.at ?? 0) + series.stepMs) / WEEK;
  console.log(
    `${series.rows.length} points, one every ${minutes(series.stepMs)}, taken for ${kind === "count" ? "counts" : "measurements"}`,
  );
  const [gap] = series.gaps.toSorted((a, b) => b.missingMs - a.missingMs);
  if (gap) {
    console.log(
      `${series.gaps.length} gaps, the longest of ${minutes(gap.missingMs)} before line ${gap.line}; they are not taken for zeros`,
    );
  }
  console.log(`${incidents.length} alerts in ${figure(weeks)} weeks, ${(incidents.length / weeks).toFixed(2)} a week`);
  for (const { detected, onset, severity, direction, peak } of incidents) {
    const row = series.rows.find(({ at }) => at === detected);
    const began = new Date(onset).toISOString().slice(0, 16).replace("T", " ");
    console.log(`  ${row?.timestamp ?? ""}: ${direction} since ${began}, peak ${peak}, severity ${severity}`);
  }
}

interface Labelled extends Judged {
  readonly alerts: readonly number[];
  readonly plain: readonly number[];
  readonly weeks: number;
}

/** The labelled series of the benchmark that are there, judged; null where they are not. */
function labelledSeries(): readonly Labelled[] | null {
  const labels = join(folder, "labels", "combined_windows.json");
  if (!existsSync(labels)) return null;
  const windows = JSON.parse(readFileSync(labels, "utf8")) as Readonly<Record<string, readonly [string, string][]>>;
  return Object.entries(windows).map(([name, limits]) => {
    const series = readSeries(join(folder, "data", `${name.replace("realTweets/", "")}.gz`));
    const rowAt = (time: string) => series.rows.findIndex(({ timestamp }) => time.startsWith(timestamp));
    const { scores } = judge(series);
    return {
      windows: limits.map(([first, last]) => ({ first: rowAt(first), last: rowAt(last) })),
      scores: scores.map(({ score }) => score),
      alerts: scores.map(({ alert }) => (alert ? 1 : 0)),
      plain: windowedGaussian(series.rows.map(({ count }) => count)),
      weeks: (series.rows.length * series.stepMs) / WEEK,
    };
  });
}

/** Invented series with planted crises, on which the detector was built, judged as the benchmark judges. */
function inventedSeries(): readonly Labelled[] {
  return Array.from({ length: PLANTED }, (_, seed) => {
    const { counts, windows } = plantedSeries(seed);
    const rows = counts.map((count, row) => ({ at: row * FIVE_MINUTES, count }));
    const { scores } = judge({ rows, stepMs: FIVE_MINUTES });
    return {
      windows,
      scores: scores.map(({ score }) => score),
      alerts: scores.map(({ alert }) => (alert ? 1 : 0)),
      plain: windowedGaussian(counts),
      weeks: (counts.length * FIVE_MINUTES) / WEEK,
    };
  });
}

/** The lines on crises in the volume of mentions, normalised over the series of each set: NAB's standard profile. */
export function pulseRows(): readonly Row[] {
  const data = labelledSeries();
  const invented = rowsOf(inventedSeries(), "a planted crisis", "invented", "");
  const question = "a crisis in the volume of mentions (NAB)";
  if (data === null) return [...invented, skipped(question, "nab-realtweets")];
  return [...invented, ...rowsOf(data, question, "realTweets", "82.0 (ARTime), 71.7 (Numenta)")];
}

function rowsOf(data: readonly Labelled[], question: string, name: string, published: string): readonly Row[] {
  const windows = data.reduce((sum, series) => sum + series.windows.length, 0);
  const plain = data.map((series) => ({ windows: series.windows, scores: series.plain }));
  const alerts = data.map((series) => ({ windows: series.windows, scores: series.alerts }));
  const reached = (all: readonly Judged[], threshold: number) => figure(normalised(rawScore(all, threshold), windows));
  const row = { question, texts: data.reduce((sum, { scores }) => sum + scores.length, 0), perSecond: null };
  const weeks = data.reduce((sum, series) => sum + series.weeks, 0);
  const outside = data.reduce(
    (sum, { alerts: raised, windows: of }) =>
      sum +
      raised.filter((alert, at) => alert === 1 && !of.some(({ first, last }) => at >= first && at <= last)).length,
    0,
  );
  return [
    {
      ...row,
      data: `${name}, ${data.length} series, best threshold`,
      ours: reached(data, bestThreshold(data)),
      published,
      majority: "0.0",
      baseline: `${reached(plain, bestThreshold(plain))} (windowed Gaussian)`,
    },
    {
      ...row,
      data: "the same, at our own alerts",
      ours: `${reached(alerts, 1)} (${(outside / weeks).toFixed(2)} false alarms a week)`,
      published: "",
      majority: "0.0",
      baseline: "",
    },
  ];
}
