import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { OpenedConversation } from "../contract.ts";
import type { Definition, Moment } from "../definition.ts";
import type { Cursor } from "../rules/cursor.ts";
import { FACTS, SHOWN_COLUMNS, type Scope, type ShownColumn } from "./facts.ts";

/** Every name differs from the view's columns: in `order by` a name of the answer would hide a column. */
type Row = Readonly<Record<`shown_${Exclude<ShownColumn, "functions">}`, string | null>> & {
  readonly shown_functions: readonly string[] | null;
  readonly shown_at: string;
  readonly cursor_at: string;
  readonly cursor_id: string;
  readonly minutes: number | null;
  readonly counts: boolean;
  readonly brought: number | null;
};

export interface Opened {
  readonly row: OpenedConversation;
  readonly cursor: Cursor;
}

/** How many cases stand behind a figure: its n, by the same predicate. */
export async function countCases(tx: Handle, metric: Definition, scope: Scope & Moment): Promise<number> {
  const found = await sql<{ n: number }>`
    with cases as (${FACTS[metric.fact].cases(scope)})
    select count(*)::float8 as n from cases where ${metric.population(scope)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** The cases behind a figure, newest first, those after the cursor. */
export async function openCases(
  tx: Handle,
  metric: Definition,
  scope: Scope & Moment,
  page: { readonly limit: number; readonly after?: Cursor | undefined },
): Promise<Opened[]> {
  const { cases, at, key, shown } = FACTS[metric.fact];
  const columns = SHOWN_COLUMNS.map((name) => sql`${shownAs(name, shown[name])} as ${sql.ref(`shown_${name}`)}`);
  const minutes =
    metric.fact === "conversation" ? sql`date_part('epoch', first_reply_at - first_in_at) / 60` : sql`null`;
  const later = page.after ? sql`and (${at}, ${key}) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``;
  const found = await sql<Row>`
    with cases as (${cases(scope)})
    select ${sql.join(columns)}, ${iso(at)} as shown_at, ${micros(at)} as cursor_at, ${key} as cursor_id,
      ${minutes}::float8 as minutes,
      coalesce(${metric.counted ? metric.counted(scope) : sql`true`}, false) as counts,
      ${metric.amount ? metric.amount(scope) : sql`null`}::float8 as brought
    from cases where ${metric.population(scope)} ${later}
    order by ${at} desc, ${key} desc limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => openedOf(row));
}

function openedOf(row: Row): Opened {
  return {
    row: {
      conversationId: row.shown_conversation_id,
      messageId: row.shown_message_id,
      agentId: row.shown_agent_id,
      unit: row.shown_unit,
      channel: row.shown_channel,
      at: row.shown_at,
      firstInAt: row.shown_first_in_at,
      firstReplyAt: row.shown_first_reply_at,
      minutesToFirstReply: row.minutes,
      functions: [...(row.shown_functions ?? [])],
      counts: row.counts,
      amount: row.brought,
    },
    cursor: { at: row.cursor_at, id: row.cursor_id },
  };
}

function shownAs(name: ShownColumn, expression: RawBuilder<unknown> | undefined): RawBuilder<unknown> {
  if (!expression) return sql`null`;
  return name.endsWith("_at") ? iso(expression) : expression;
}

/** A moment as ISO 8601 in UTC, to the millisecond. */
function iso(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same to the microsecond, so that a page begins exactly where the last one ended. */
function micros(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
