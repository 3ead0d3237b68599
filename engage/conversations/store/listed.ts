import type { Reach } from "@firsthand/kernel/permissions";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { Mood } from "../contract.ts";
import { leadingCondition, listedIf, reachIs, type ListFilter } from "./conditions.ts";

export type ListedRow = {
  conversation_id: string;
  source: string;
  channel: string;
  unit: string | null;
  customer_id: string;
  person_id: string | null;
  customer_name: string | null;
  customer_kind: string | null;
  customer_value: string | null;
  subject: string | null;
  last_text: string | null;
  /** Who wrote the message that the subject and the text are of. */
  subject_author_id: string | null;
  text_author_id: string | null;
  last_at: Date;
  /** The same to the microsecond, so that a page begins exactly where the last one ended. */
  last_at_exact: string;
  first_in_at: Date | null;
  first_reply_at: Date | null;
  last_in_at: Date | null;
  last_out_at: Date | null;
  waiting_since: Date | null;
  promise_due_at: Date | null;
  resolved_at: Date | null;
  answerable: boolean;
  in_count: number;
  out_count: number;
  language: string | null;
  mood: Mood | null;
  function: string | null;
  topic: string | null;
  intent: string | null;
};

/** A row of the list ends after this one; the moment to the microsecond. */
export interface ListPlace {
  readonly at: string;
  readonly id: string;
}

/** How much of a text is read to show its beginning. */
const TEXT_READ = 600;

/** What a list shows, of the conversations `page` (home, conversation_id). */
const SHOWN = sql`
  select c.conversation_id, c.source, c.channel, c.unit, c.customer_id,
    case when i.sharing = 'personal' then coalesce(c.person_id, i.person_id) else c.person_id end as person_id,
    i.name as customer_name, i.kind as customer_kind, i.value as customer_value,
    coalesce(opening.subject, latest.subject) as subject, latest.body as last_text, c.last_at,
    case when opening.subject is null then latest.author_id else opening.author_id end as subject_author_id,
    latest.author_id as text_author_id,
    to_char(c.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as last_at_exact,
    c.first_in_at, c.first_reply_at, c.last_in_at, c.last_out_at, c.waiting_since, c.promise_due_at, c.resolved_at,
    c.answerable, c.in_count, c.out_count, c.language, c.mood, c.function, c.topic, c.intent
  from page join conversation c using (home, conversation_id)
  left join identity_fact i on i.home = c.home and i.identity_id = c.customer_id
  left join lateral (
    select m.subject, left(m.body, ${sql.lit(TEXT_READ)}) as body, m.author_id from interaction m
    where m.home = c.home and m.conversation_id = c.conversation_id order by m.at desc, m.interaction_id desc limit 1
  ) latest on true
  left join lateral (
    select m.subject, m.author_id from interaction m
    where m.home = c.home and m.conversation_id = c.conversation_id order by m.at, m.interaction_id limit 1
  ) opening on true`;

/** Conversations that a filter lets through, the latest first. */
export async function listConversationRows(
  tx: Handle,
  filter: ListFilter,
  page: { readonly now: Date; readonly limit: number; readonly after: ListPlace | undefined },
): Promise<ListedRow[]> {
  const { after } = page;
  const later: RawBuilder<unknown> = after
    ? sql`and (c.last_at, c.conversation_id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<ListedRow>`
    with page as materialized (
      select c.home, c.conversation_id from conversation c where ${listedIf(filter, page.now)} ${later}
      order by c.last_at desc, c.conversation_id desc limit ${page.limit}
    )
    ${SHOWN} order by c.last_at desc, c.conversation_id desc`.execute(tx);
  return rows;
}

/**
 * How many a filter lets through. Counting ends at `most`; where several conditions meet, it ends also after `looks`
 * conversations of the one that is likely the rarest: `atLeast` then says that there may be more.
 */
export async function countConversationRows(
  tx: Handle,
  filter: ListFilter,
  { now, most, looks }: { readonly now: Date; readonly most: number; readonly looks: number },
): Promise<{ value: number; atLeast: boolean }> {
  const { first, several } = leadingCondition(filter);
  if (!several) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select from conversation c where ${listedIf(filter, now)} limit ${most}) c`.execute(
      tx,
    );
    return { value: rows[0]?.n ?? 0, atLeast: rows[0]?.n === most };
  }
  const { rows } = await sql<{ n: number; looked: number }>`
    select count(*) filter (where ${listedIf(filter, now)}) as n, count(*) as looked from (
      select * from conversation c where ${first} order by c.last_at desc, c.conversation_id desc limit ${looks}
    ) c`.execute(tx);
  const { n = 0, looked = 0 } = rows[0] ?? {};
  return { value: Math.min(n, most), atLeast: n >= most || looked === looks };
}

/** These conversations as the list shows them, in no order; those that are not there are left out. */
export async function findListed(tx: Handle, conversationIds: readonly string[]): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    with page as materialized (
      select home, conversation_id
      from unnest(${conversationIds.map(homeOf)}::smallint[], ${conversationIds}::uuid[]) as u(home, conversation_id)
    )
    ${SHOWN}`.execute(tx);
  return rows;
}

/** The identities of the person that is meant by an id: of the person, or of one of the identities. */
export async function identitiesOfPerson(tx: Handle, id: string): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    select other.identity_id from identity_fact one join identity_fact other using (component_id)
    where one.home = ${homeOf(id)} and one.identity_id = ${id}`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/** Where these ids lead now: a conversation that was joined to another leads to that. */
export async function findAlias(tx: Handle, conversationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from conversation_alias
    where home = ${homeOf(conversationId)} and alias_id = ${conversationId}`.execute(tx);
  return rows[0]?.conversation_id;
}

export const FACETS = ["channel", "language", "function", "topic", "intent", "unit", "source"] as const;

/** The values of a column, the most frequent first. */
export async function findFacet(
  tx: Handle,
  column: (typeof FACETS)[number],
  most: number,
  reach: Reach = "all",
): Promise<{ value: string; conversations: number }[]> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string; conversations: number }>`
    select ${name} as value, count(*) as conversations from conversation c where ${name} is not null and ${reachIs(reach)}
    group by 1 order by 2 desc, 1 limit ${most}`.execute(tx);
  return rows;
}

/** Of all conversations of these customers: how many, when the first began and when the last was touched. */
export async function activityOf(
  tx: Handle,
  customerIds: readonly string[],
  reach: Reach = "all",
): Promise<{ conversations: number; since: Date | null; lastAt: Date | null }> {
  const { rows } = await sql<{ conversations: number; since: Date | null; lastAt: Date | null }>`
    select count(*) as conversations, least(min(first_in_at), min(last_at)) as since, max(last_at) as "lastAt"
    from conversation c where customer_id = any(${customerIds}::uuid[]) and ${reachIs(reach)}`.execute(tx);
  return rows[0] ?? { conversations: 0, since: null, lastAt: null };
}

/** Whether a conversation, or the one that it was joined to, lies within somebody's reach. */
export async function isReached(tx: Handle, conversationId: string, reach: Reach): Promise<boolean> {
  const { rows } = await sql`
    select from conversation c where ${reachIs(reach)} and c.home = ${homeOf(conversationId)} and c.conversation_id in (
      ${conversationId}::uuid,
      (select a.conversation_id from conversation_alias a
        where a.home = ${homeOf(conversationId)} and a.alias_id = ${conversationId}))`.execute(tx);
  return rows.length > 0;
}
