import type { MeasuredMetric } from "@firsthand/learn/metrics";

import { count, printable, table, wrapped } from "./output.ts";

/** All figures as a table; the window before has a column where there is one. */
export function figureTable(metrics: readonly MeasuredMetric[]): string {
  const compared = metrics.some(({ previous }) => previous);
  const header = ["metric", "value", "95 % interval", "n", ...(compared ? ["before"] : []), "measured in"];
  const rows = metrics.map((metric) => [
    metric.id,
    valueOf(metric, metric.value),
    interval(metric),
    count(metric.n),
    ...(compared ? [metric.previous ? valueOf(metric, metric.previous.value) : null] : []),
    metric.measure,
  ]);
  return table(header, rows);
}

/** The window of a figure, for people. */
export function spanOf(metric: MeasuredMetric | undefined): string {
  if (!metric?.since || !metric.until) return "nothing in the log yet";
  return `${minuteOf(metric.since)} to ${minuteOf(metric.until)} UTC`;
}

/** A moment in UTC to the minute. */
export function minuteOf(moment: string): string {
  return moment.slice(0, 16).replace("T", " ");
}

/** Each warning once, with the figures it is about; how many cases of each is said by the figure itself. */
export function warningLines(metrics: readonly MeasuredMetric[]): string[] {
  const all = metrics.flatMap(({ id, warnings }) =>
    warnings.map((warning) => ({ id, warning: warning.replace(/ \([\d,]+ of [\d,]+ [a-z ]+\)/, "") })),
  );
  const ids = metrics.map(({ id }) => id);
  return [...Map.groupBy(all, ({ warning }) => warning)].flatMap(([warning, of]) => [
    wrapped(`! ${printable(warning)}`, { indent: "  " }),
    wrapped(`  → ${concerned(new Set(of.map(({ id }) => id)), ids)}`, { indent: "    " }),
  ]);
}

/** The shorter way to name figures: those that are meant, or those that are not. */
function concerned(meant: ReadonlySet<string>, ids: readonly string[]): string {
  const others = ids.filter((id) => !meant.has(id));
  if (others.length === 0) return "every figure";
  return others.length < meant.size ? `every figure but ${others.join(", ")}` : [...meant].join(", ");
}

function interval(metric: MeasuredMetric): string | null {
  if (metric.low === null || metric.high === null) return null;
  return `${valueOf(metric, metric.low)} to ${valueOf(metric, metric.high)}`;
}

/** A value as people read it; unknown is never a number. */
function valueOf(metric: MeasuredMetric, value: number | null): string {
  if (value === null) return "not known";
  if (metric.measure === "share") return `${(value * 100).toFixed(1)} %`;
  const digits = Number.isInteger(value) && metric.low === null ? 0 : Math.abs(value) < 100 ? 2 : 1;
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
