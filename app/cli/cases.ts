import type { OpenedConversation } from "@firsthand/learn/metrics";

import { minuteOf } from "./figures.ts";
import { csv, table } from "./output.ts";

type Cell = string | number | null;

interface Column {
  readonly name: string;
  readonly of: (row: OpenedConversation) => Cell;
  /** How people read it, where that differs. */
  readonly shown?: (row: OpenedConversation) => Cell;
}

const COLUMNS: readonly Column[] = [
  { name: "at", of: (row) => row.at, shown: (row) => minuteOf(row.at) },
  { name: "conversation", of: (row) => row.conversationId },
  { name: "message", of: (row) => row.messageId },
  { name: "agent", of: (row) => row.agentId },
  { name: "unit", of: (row) => row.unit },
  { name: "channel", of: (row) => row.channel },
  { name: "first in", of: (row) => row.firstInAt, shown: (row) => row.firstInAt && minuteOf(row.firstInAt) },
  {
    name: "first reply",
    of: (row) => row.firstReplyAt,
    shown: (row) => row.firstReplyAt && minuteOf(row.firstReplyAt),
  },
  { name: "minutes", of: (row) => rounded(row.minutesToFirstReply), shown: (row) => fixed(row.minutesToFirstReply) },
  { name: "counts", of: (row) => (row.counts ? "yes" : "no") },
  { name: "amount", of: (row) => row.amount, shown: (row) => rounded(row.amount) },
  { name: "of", of: (row) => row.subject },
];

/** Cases as a table for people: without columns in which nothing stands, moments in UTC to the minute. */
export function caseTable(rows: readonly OpenedConversation[]): string {
  const filled = COLUMNS.filter(({ of }) => rows.some((row) => of(row) !== null));
  return table(
    filled.map(({ name }) => name),
    rows.map((row) => filled.map(({ of, shown }) => (shown ?? of)(row))),
  );
}

/** Cases as CSV with every column, moments in ISO 8601. */
export function casesAsCsv(rows: readonly OpenedConversation[]): string {
  return csv(
    COLUMNS.map(({ name }) => name),
    rows.map((row) => COLUMNS.map(({ of }) => of(row))),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2));
}

function fixed(value: number | null): string | null {
  return value === null ? null : value.toFixed(2);
}
