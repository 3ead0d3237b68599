import { measure, openMetric, parseMoment, type OpenedConversation } from "@firsthand/learn/metrics";

import { caseTable, casesAsCsv } from "./cases.ts";
import { count, print, printJson } from "./output.ts";
import { figureTable, spanOf, warningLines } from "./figures.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

export interface MetricsOptions extends Place {
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
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
  print(`${options.unit ?? "The whole organisation"}, ${spanOf(metrics[0])}\n`);
  print(figureTable(metrics));
  print();
  for (const line of warningLines(metrics)) print(line);
  print(`See the cases behind a figure: ${nextCommand("metrics open reply_coverage", options)}`);
}

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
  else if (options.csv) print(casesAsCsv(page.rows));
  else if (page.total === 0) print(`There are no cases behind ${id}.`);
  else {
    print(caseTable(page.rows));
    const rest = page.rows.length < page.total ? `; more with --limit ${page.total}, all columns with --csv` : "";
    print(`\n${count(page.rows.length)} of ${count(page.total)} cases behind ${id}, the newest first${rest}`);
  }
}
