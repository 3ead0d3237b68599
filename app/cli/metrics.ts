import {
  measure,
  openMetric,
  parseMoment,
  type MeasuredMetric,
  type OpenedConversation,
} from "@firsthand/learn/metrics";

import { count, csv, print, printJson, table } from "./output.ts";
import { withLog } from "./session.ts";

export interface MetricsOptions {
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
  readonly data?: string;
  readonly json?: boolean;
}

export interface OpenOptions extends MetricsOptions {
  readonly csv?: boolean;
  readonly limit: string;
}

function windowOf(options: MetricsOptions) {
  return {
    ...(options.unit === undefined ? {} : { unit: options.unit }),
    ...(options.since === undefined ? {} : { since: parseMoment(options.since) }),
    ...(options.until === undefined ? {} : { until: parseMoment(options.until) }),
    now: new Date(),
  };
}

/** `firsthand metrics`: every figure, with its interval, what it was computed from, and what to know about it. */
export async function showMetrics(options: MetricsOptions): Promise<void> {
  const query = windowOf(options);
  const metrics = await withLog(options, ({ storage }) => measure(storage.db, { ...query, compare: true }));
  if (options.json) {
    printJson(metrics);
    return;
  }
  const [first] = metrics;
  print(`${options.unit ?? "The whole organisation"}, ${span(first)}`);
  print();
  print(
    table(
      ["metric", "value", "95 % interval", "n", "before", "measured in"],
      metrics.map((metric) => [
        metric.id,
        valueOf(metric, metric.value),
        interval(metric),
        count(metric.n),
        metric.previous ? valueOf(metric, metric.previous.value) : "–",
        metric.measure,
      ]),
    ),
  );
  print();
  for (const line of warningLines(metrics)) print(line);
  print("Open any of them down to its cases: npx firsthand metrics open ID");
}

/** Each warning once, with the figures it is about; how many cases of each is said by the figure itself. */
function warningLines(metrics: readonly MeasuredMetric[]): string[] {
  const all = metrics.flatMap(({ id, warnings }) =>
    warnings.map((warning) => ({ id, warning: warning.replace(/ \([\d,]+ of [\d,]+ [a-z ]+\)/, "") })),
  );
  const byWarning = [...Map.groupBy(all, ({ warning }) => warning)];
  return byWarning.map(([warning, of]) => `! ${warning}\n  (${of.map(({ id }) => id).join(", ")})`);
}

function span(metric: MeasuredMetric | undefined): string {
  if (!metric?.since || !metric.until) return "nothing in the log yet";
  return `${metric.since.slice(0, 16).replace("T", " ")} to ${metric.until.slice(0, 16).replace("T", " ")} UTC`;
}

function interval(metric: MeasuredMetric): string {
  if (metric.low === null || metric.high === null) return "–";
  return `${valueOf(metric, metric.low)} to ${valueOf(metric, metric.high)}`;
}

/** A value as people read it; unknown is never a number. */
function valueOf(metric: MeasuredMetric, value: number | null): string {
  if (value === null) return "not known";
  if (metric.measure === "share") return `${(value * 100).toFixed(1)} %`;
  const digits = Number.isInteger(value) && metric.low === null ? 0 : Math.abs(value) < 100 ? 2 : 1;
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const COLUMNS = [
  "at",
  "conversation",
  "message",
  "unit",
  "channel",
  "first in",
  "first reply",
  "minutes",
  "counts",
  "amount",
];

/** `firsthand metrics open ID`: the cases behind a figure, newest first. */
export async function openFigure(id: string, options: OpenOptions): Promise<void> {
  const limit = Number(options.limit);
  const query = windowOf(options);
  const page = await withLog(options, async ({ storage }) => {
    const rows: OpenedConversation[] = [];
    for (let after: string | undefined; ;) {
      const more = Math.min(1000, limit - rows.length);
      const next = await openMetric(storage.db, {
        ...query,
        id,
        limit: more,
        ...(after === undefined ? {} : { after }),
      });
      rows.push(...next.rows);
      if (next.next === null || rows.length >= limit) return { rows, total: next.total };
      after = next.next;
    }
  });
  if (options.json) printJson(page);
  else if (options.csv) print(csv(COLUMNS, page.rows.map(rowOf)));
  else {
    print(table(COLUMNS, page.rows.map(rowOf)));
    print(`${count(page.rows.length)} of ${count(page.total)} behind ${id}`);
  }
}

function rowOf(row: OpenedConversation): (string | number | null)[] {
  const minutes = row.minutesToFirstReply;
  return [
    row.at,
    row.conversationId,
    row.messageId,
    row.unit,
    row.channel,
    row.firstInAt,
    row.firstReplyAt,
    minutes === null ? null : Number(minutes.toFixed(2)),
    row.counts ? "yes" : "no",
    row.amount,
  ];
}
