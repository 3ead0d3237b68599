import { matching, type MessageFilter } from "@firsthand/learn/filters";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { frameOf, type Counted, type Series } from "../rules/series.ts";
import { STEPS } from "../rules/steps.ts";

/** A span of whole steps, in milliseconds since 1970; `until` is not in it. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** How many messages of a series each step of a span has; also the steps without any. */
export async function countSteps(tx: Handle, series: Series, { since, until }: Span): Promise<Counted[]> {
  const { filter, kind, step } = series;
  const stepMs = STEPS[step].ms;
  const counted = kind === "share" ? frameOf(filter) : filter;
  const meant = kind === "share" ? sql`count(*) filter (where ${matching(filter)})` : sql`count(*)`;
  const { rows } = await sql<{ at: number; count: number; of: number }>`
    select floor(date_part('epoch', m.at) * 1000 / ${stepMs}::float8) * ${stepMs}::float8 as at,
      (${meant})::float8 as count, count(*)::float8 as "of"
    from message_text m
    where m.at >= ${new Date(since)} and m.at < ${new Date(until)} and ${matching(counted)}
    group by 1`.execute(tx);
  const found = new Map(rows.map((row) => [row.at, row]));
  const steps: Counted[] = [];
  for (let at = since; at < until; at += stepMs) {
    const row = found.get(at);
    steps.push({ at, count: row?.count ?? 0, of: kind === "share" ? (row?.of ?? 0) : null });
  }
  return steps;
}

/** The first and the last message that a filter means within a span, and how many there are; null: none. */
export async function findExtent(
  tx: Handle,
  filter: MessageFilter,
  { since, until }: Span,
): Promise<{ readonly first: Date; readonly last: Date; readonly messages: number } | null> {
  const { rows } = await sql<{ first: Date | null; last: Date | null; messages: number }>`
    select min(m.at) as first, max(m.at) as last, count(*)::float8 as messages from message_text m
    where m.at >= ${new Date(since)} and m.at < ${new Date(until)} and ${matching(filter)}`.execute(tx);
  const [row] = rows;
  return row?.first && row.last ? { first: row.first, last: row.last, messages: row.messages } : null;
}

/** How many messages a filter means from a moment on, before another; null: up to now and beyond. */
export async function countMeant(
  tx: Handle,
  filter: MessageFilter,
  { since, until }: { readonly since: Date; readonly until: Date | null },
): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(*)::float8 as messages from message_text m
    where m.at >= ${since} and ${until === null ? sql`true` : sql`m.at < ${until}`} and ${matching(filter)}`.execute(
    tx,
  );
  return rows[0]?.messages ?? 0;
}

/** When the newest message that a filter means was written, up to a moment. */
export async function findNewest(tx: Handle, filter: MessageFilter, until: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select m.at from message_text m where m.at < ${until} and ${matching(filter)}
    order by m.at desc limit 1`.execute(tx);
  return rows[0]?.at ?? null;
}
