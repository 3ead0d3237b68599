import { homeOf, homeOfStableId } from "@firsthand/kernel/ids";
import type { Order } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { ListPlace } from "./listed.ts";
import type { InteractionRow } from "./tables.ts";

export type ShownRow = InteractionRow & {
  at_exact: string;
  author_person_id: string | null;
  author_name: string | null;
  author_kind: string | null;
  author_value: string | null;
  edited: number;
  recording: string | null;
  ordered: Order | null;
};

const SHOWN = sql`
  m.*, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_exact,
  i.person_id as author_person_id, i.name as author_name, i.kind as author_kind, i.value as author_value, r.recording,
  o.said as ordered`;

/** Messages of a conversation, oldest first. */
export async function findMessages(
  tx: Handle,
  conversationId: string,
  page: { readonly limit: number; readonly after: ListPlace | undefined },
): Promise<ShownRow[]> {
  const { limit, after } = page;
  const later = after ? sql`and (m.at, m.interaction_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return withRevisions(
    tx,
    await shown(
      tx,
      sql`m.home = ${homeOf(conversationId)} and m.conversation_id = ${conversationId} ${later}
        order by m.at, m.interaction_id limit ${limit}`,
    ),
  );
}

/** One message, wherever its conversation lies by what its thread says. */
export async function findMessage(
  tx: Handle,
  conversationId: string,
  messageId: string,
): Promise<ShownRow | undefined> {
  const rows = await shown(
    tx,
    sql`m.home = ${homeOf(conversationId)} and m.interaction_id = ${messageId}
      and m.conversation_id = ${conversationId}`,
  );
  const [row] = await withRevisions(tx, rows);
  return row;
}

/** The authors' homes are in their ids, whatever the home of the conversation. */
async function shown(tx: Handle, condition: RawBuilder<unknown>): Promise<Omit<ShownRow, "edited">[]> {
  const { rows } = await sql<Omit<ShownRow, "edited">>`
    select ${SHOWN} from interaction m left join identity_fact i on i.home = ${homeInId(sql`m.author_id`)}
      and i.identity_id = m.author_id
    left join recording_fact r on m.kind = 'call' and m.cleared_at is null and r.message_id = m.interaction_id
      and r.home = (('x' || right(m.interaction_id::text, 3))::bit(12)::integer & 1023)::smallint
    left join order_fact o on m.kind = 'order' and m.cleared_at is null and o.message_id = m.interaction_id
      and o.home = (('x' || right(m.interaction_id::text, 3))::bit(12)::integer & 1023)::smallint
    where ${condition}`.execute(tx);
  return rows;
}

/** The home that an id carries, as `homeOf` reads it. */
export function homeInId(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(('x' || substr(${id}::text, 16, 3))::bit(12)::integer & 1023)::smallint`;
}

async function withRevisions(tx: Handle, rows: readonly Omit<ShownRow, "edited">[]): Promise<ShownRow[]> {
  const ids = rows.map((row) => row.interaction_id);
  const { rows: counted } = await sql<{ message_id: string; n: number }>`
    select r.message_id, count(*) as n
    from unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, message_id)
    join revision_fact r using (home, message_id) group by r.message_id`.execute(tx);
  const edited = new Map(counted.map((row) => [row.message_id, row.n]));
  return rows.map((row) => ({ ...row, edited: edited.get(row.interaction_id) ?? 0 }));
}

/** The conversation that a message lies in now; undefined where it lies in none. */
export async function conversationOf(tx: Handle, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ conversation_id: string | null }>`
    select conversation_id from thread_node
    where home = ${homeOfStableId(messageId)} and node_id = ${messageId} and present`.execute(tx);
  return rows[0]?.conversation_id ?? undefined;
}

/** What a message said before its standing revision, the latest first; at most 100. */
export async function findEarlier(
  tx: Handle,
  messageId: string,
): Promise<{ version: number; received_at: Date; subject: string | null; body: string }[]> {
  const { rows } = await sql<{ version: number; received_at: Date; subject: string | null; body: string }>`
    select version, received_at, subject, body from revision_fact
    where home = ${homeOfStableId(messageId)} and message_id = ${messageId}
    order by version desc, content_hash desc limit 100`.execute(tx);
  return rows;
}

export type ParticipantRow = {
  identity_id: string;
  person_id: string | null;
  name: string | null;
  kind: string;
  value: string | null;
  role: "customer" | "agent" | "copy";
};

/** Everybody in a conversation: its customer first, then who answered, then who got copies. */
export async function findParticipants(tx: Handle, conversationId: string, most: number): Promise<ParticipantRow[]> {
  const { rows } = await sql<ParticipantRow>`
    with everybody as (
      select unnest(array_prepend(customer_id, participants)) as identity_id, customer_id
      from conversation where home = ${homeOf(conversationId)} and conversation_id = ${conversationId}
    ), authors as (
      select author_id, bool_or(direction = 'out') as answers from interaction
      where home = ${homeOf(conversationId)} and conversation_id = ${conversationId} group by author_id
    ), roles as (
      select e.identity_id, e.identity_id = e.customer_id as first,
        case when e.identity_id = e.customer_id then 'customer' when a.answers then 'agent'
          when a.author_id is not null then 'customer' else 'copy' end as role
      from (select * from everybody limit ${most}) e left join authors a on a.author_id = e.identity_id
    )
    select i.identity_id, i.person_id, i.name, i.kind, i.value, r.role
    from roles r join identity_fact i on i.home = ${homeInId(sql`r.identity_id`)} and i.identity_id = r.identity_id
    order by r.first desc, array_position(array['customer', 'agent', 'copy'], r.role), i.name, i.identity_id`.execute(
    tx,
  );
  return rows;
}
