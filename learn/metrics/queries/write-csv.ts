import type { Handle } from "@firsthand/platform/storage";

import { PAGE_LIMIT, type MeasuredMetric, type OpenedConversation } from "../contract.ts";
import { csvLine, type Cell } from "../rules/csv.ts";
import { openMetric, type OpenQuery } from "./open-metric.ts";

type FigureColumns = Readonly<Record<string, (metric: MeasuredMetric) => Cell>>;

const FIGURE_COLUMNS: FigureColumns = {
  id: (metric) => metric.id,
  title: (metric) => metric.title,
  group: (metric) => metric.group,
  measure: (metric) => metric.measure,
  better: (metric) => metric.direction,
  unit: (metric) => metric.unit,
  since: (metric) => metric.since,
  until: (metric) => metric.until,
  value: (metric) => metric.value,
  low: (metric) => metric.low,
  high: (metric) => metric.high,
  n: (metric) => metric.n,
  count: (metric) => metric.count ?? null,
  not_due: (metric) => metric.notDue ?? null,
  previous_value: (metric) => metric.previous?.value ?? null,
  previous_low: (metric) => metric.previous?.low ?? null,
  previous_high: (metric) => metric.previous?.high ?? null,
  previous_n: (metric) => metric.previous?.n ?? null,
  warnings: (metric) => metric.warnings.join(" "),
  definition: (metric) => metric.definition,
};

type CaseColumns = Readonly<Record<string, (row: OpenedConversation) => Cell>>;

const CASE_COLUMNS: CaseColumns = {
  at: (row) => row.at,
  conversation_id: (row) => row.conversationId,
  message_id: (row) => row.messageId,
  agent_id: (row) => row.agentId,
  unit: (row) => row.unit,
  channel: (row) => row.channel,
  first_in_at: (row) => row.firstInAt,
  first_reply_at: (row) => row.firstReplyAt,
  minutes_to_first_reply: (row) => row.minutesToFirstReply,
  functions: (row) => row.functions.join("; "),
  counts: (row) => row.counts,
  amount: (row) => row.amount,
  subject: (row) => row.subject,
};

/** Figures as CSV, a line each. */
export function figuresAsCsv(metrics: readonly MeasuredMetric[]): string {
  const columns = Object.values(FIGURE_COLUMNS);
  return [
    csvLine(Object.keys(FIGURE_COLUMNS)),
    ...metrics.map((metric) => csvLine(columns.map((of) => of(metric)))),
  ].join("");
}

/**
 * All cases behind a figure as CSV, newest first, a page of lines at a time, so that a million of them are never in
 * memory together. Throws before the first line what `openMetric` throws.
 */
export async function* casesAsCsv(
  db: Handle,
  query: Omit<OpenQuery, "limit" | "after" | "known" | "countUpTo">,
): AsyncGenerator<string> {
  const columns = Object.values(CASE_COLUMNS);
  let after: string | undefined;
  do {
    // Nobody reads the total here: 0 is as good as the true one, and costs nothing.
    const page = await openMetric(db, { ...query, limit: PAGE_LIMIT, after, known: 0 });
    const header = after === undefined ? csvLine(Object.keys(CASE_COLUMNS)) : "";
    yield header + page.rows.map((row) => csvLine(columns.map((of) => of(row)))).join("");
    after = page.next ?? undefined;
  } while (after !== undefined);
}
