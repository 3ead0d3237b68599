import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import { matching, type MessageFilter } from "../../filters/index.ts";
import type { StoredInsight } from "./insights.ts";

interface Window {
  readonly since: Date;
  readonly until: Date;
}

export interface Volume {
  readonly messages: number;
  readonly customers: number;
}

/** The filter of a finding, which never looks beyond its unit. */
export function filterOf({ filter, unit }: Pick<StoredInsight, "filter" | "unit">): MessageFilter {
  return unit === null ? filter : { ...filter, unit };
}

function spokenOf(filter: MessageFilter, { since, until }: Window, reach: Reach): RawBuilder<unknown> {
  return sql`
    from message_text m
    where m.at >= ${since}::timestamptz and m.at < ${until}::timestamptz and ${matching(filter, reach)}`;
}

/** How many messages a filter means in a window, and of how many customers. */
export async function countSpoken(
  tx: Handle,
  filter: MessageFilter,
  window: Window,
  reach: Reach = "all",
): Promise<Volume> {
  const { rows } = await sql<Volume>`
    select count(*)::float8 as messages, count(distinct m.customer_id)::float8 as customers
    ${spokenOf(filter, window, reach)}`.execute(tx);
  return rows[0] ?? { messages: 0, customers: 0 };
}

/** The ids of the longest messages that a filter means in a window. */
export async function findLongest(
  tx: Handle,
  filter: MessageFilter,
  { limit, ...window }: Window & { readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    select m.message_id ${spokenOf(filter, window, "all")}
    order by length(m.body) desc, m.message_id limit ${limit}`.execute(tx);
  return rows.map(({ message_id }) => message_id);
}

/** How many customers wrote at all in a window, of a unit or of the whole. */
export async function countWriting(tx: Handle, unit: string | null, { since, until }: Window): Promise<number> {
  const { rows } = await sql<{ customers: number }>`
    select count(distinct c.customer_id)::float8 as customers
    from message_fact m join conversation_fact c on c.conversation_id = m.conversation_id
    where m.at >= ${since}::timestamptz and m.at < ${until}::timestamptz and m.direction = 'in'
      and ${unit === null ? sql`true` : sql`m.unit = ${unit}`}`.execute(tx);
  return rows[0]?.customers ?? 0;
}

/** Messages by the week in which they were written; weeks without any are left out. */
export async function countByWeek(
  tx: Handle,
  filter: MessageFilter,
  window: Window,
  reach: Reach,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ week: Date; messages: number }>`
    select date_trunc('week', m.at, 'UTC') as week, count(*)::float8 as messages
    ${spokenOf(filter, window, reach)} group by 1`.execute(tx);
  return new Map(rows.map(({ week, messages }) => [week.getTime(), messages]));
}

/** Keeps who has raised a finding until then: the customers in its evidence and those of its verbatims. */
export async function keepRaisers(tx: Handle, insight: StoredInsight, until: Date): Promise<void> {
  const window = { since: insight.since, until };
  await sql`
    insert into insight_raiser (home, insight_id, conversation_id, customer_id, raised_at)
    select m.home, ${insight.insight_id}::uuid, m.conversation_id, m.customer_id, min(m.at)
    from message_text m
    where m.customer_id is not null and m.conversation_id in (
      select m.conversation_id ${spokenOf(filterOf(insight), window, "all")}
      union all select v.conversation_id from insight_verbatim v where v.insight_id = ${insight.insight_id})
      and m.direction = 'in' and m.at < ${until}
    group by m.home, m.conversation_id, m.customer_id
    on conflict do nothing`.execute(tx);
}

export async function forgetRaisers(tx: Handle, insightId: string): Promise<void> {
  await sql`delete from insight_raiser where insight_id = ${insightId}`.execute(tx);
}

/** Customers who had raised it, and how many of them were told since. */
export async function countTold(
  tx: Handle,
  insightId: string,
): Promise<{ readonly raised: number; readonly told: number }> {
  const { rows } = await sql<{ raised: number; told: number }>`
    select count(*)::float8 as raised, (count(*) filter (where told))::float8 as told
    from insight_told_fact where insight_id = ${insightId}`.execute(tx);
  return rows[0] ?? { raised: 0, told: 0 };
}

export interface RaiserRow {
  readonly conversation_id: string;
  readonly channel: string;
  readonly raised_at: Date;
  readonly told_at: Date | null;
}

/** Conversations in which it was raised, within a reach, those without an answer first; and how many there are. */
export async function findRaisers(
  tx: Handle,
  insight: Pick<StoredInsight, "insight_id" | "acted_at">,
  { limit, within }: { readonly limit: number; readonly within: RawBuilder<boolean> },
): Promise<{ readonly rows: RaiserRow[]; readonly total: number }> {
  const { rows } = await sql<RaiserRow & { total: number }>`
    with raised as (
      select r.conversation_id, c.channel, r.raised_at, (
        select min(m.at) from message_fact m
        where m.conversation_id = r.conversation_id and m.at > ${insight.acted_at}::timestamptz
          and m.direction = 'out' and m.substantive) as told_at
      from insight_raiser r join conversation_fact c using (conversation_id)
      where r.insight_id = ${insight.insight_id} and ${within}
    )
    select *, (count(*) over ())::float8 as total from raised
    order by told_at is not null, raised_at desc, conversation_id limit ${limit}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}
