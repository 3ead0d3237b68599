import type { PageMark } from "@firsthand/kernel/page-marks";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { OpenedConversation } from "../contract.ts";
import type { Definition, Moment } from "../definition.ts";
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

/** Where a row stands among all. */
type Place = Pick<PageMark, "at" | "id">;

export interface Opened {
  readonly row: OpenedConversation;
  readonly place: Place;
}

interface Page {
  readonly limit: number;
  /** Only rows after this one. */
  readonly after?: Place | undefined;
  /** No row of the page is newer; null when there is none or it is not known. */
  readonly newest: Date | null;
}

/** Whether a case is many rows of the fact taken together. */
export function isGrouped(metric: Definition): boolean {
  return FACTS[metric.fact].grouped ?? false;
}

/** How many days back a page of grouped cases is looked for, before it is looked for among all. */
const STRETCHES = [7, 100];
const DAY = 86_400_000;

/** How many cases stand behind a figure: its n, by the same predicate. */
export async function countCases(tx: Handle, metric: Definition, scope: Scope & Moment): Promise<number> {
  return countUpTo(tx, metric, scope, null);
}

/** The same, but no further than `most`, so that it costs the same in a log of any size; `newest` as in a page. */
export async function countSome(
  tx: Handle,
  metric: Definition,
  scope: Scope & Moment,
  { most, newest }: { readonly most: number; readonly newest: Date | null },
): Promise<number> {
  for (const stretch of stretchesOf(metric, scope, newest)) {
    if ((await countUpTo(tx, metric, stretch, most)) >= most) return most;
  }
  return countUpTo(tx, metric, scope, most);
}

async function countUpTo(tx: Handle, metric: Definition, scope: Scope & Moment, most: number | null): Promise<number> {
  const limit = most === null ? sql`` : sql`limit ${most}`;
  const found = await sql<{ total: number }>`
    with cases as (${FACTS[metric.fact].cases(scope)})
    select count(*)::float8 as total
    from (select from cases where ${metric.population(scope)} ${limit}) c`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** No index has groups in their order: without an end to look to, each page would group the whole log. */
function stretchesOf<T extends Scope>(metric: Definition, scope: T, newest: Date | null): T[] {
  if (!isGrouped(metric) || !newest) return [];
  const next = new Date(newest.getTime() + DAY);
  const until = scope.until && scope.until < next ? scope.until : next;
  return STRETCHES.map((days) => new Date(newest.getTime() - days * DAY))
    .filter((since) => !scope.since || scope.since < since)
    .map((since) => ({ ...scope, since, until }));
}

/** The cases behind a figure, newest first. */
export async function openCases(tx: Handle, metric: Definition, scope: Scope & Moment, page: Page): Promise<Opened[]> {
  for (const stretch of stretchesOf(metric, scope, page.newest)) {
    const opened = await openPage(tx, metric, stretch, page);
    if (opened.length === page.limit) return opened;
  }
  return openPage(tx, metric, scope, page);
}

async function openPage(tx: Handle, metric: Definition, scope: Scope & Moment, page: Page): Promise<Opened[]> {
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
      subject: row.shown_subject,
    },
    place: { at: row.cursor_at, id: row.cursor_id },
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
