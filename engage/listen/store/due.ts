import type { Cell, Due, DueCount, Scope } from "@firsthand/govern/retention";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

/** What is kept of one kind, as rows with the same columns: `place`, `id`, `channel`, `unit`, `at` and `is_held`. */
export type Rows = (held: Due["held"], asked: "all" | "some") => RawBuilder<unknown>;

export const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`;

/** Whether a row lies in one of the scopes. */
export function inScopes(
  scopes: readonly Scope[],
  row: { channel: RawBuilder<unknown>; unit: RawBuilder<unknown> },
  at: string,
) {
  return sql`exists (
    select from jsonb_to_recordset(${JSON.stringify(scopes)}::jsonb)
      as s(channel text, units jsonb, since timestamptz, until timestamptz)
    where (s.channel is null or s.channel = ${row.channel})
      and (s.units is null or jsonb_typeof(s.units) = 'null' or s.units ? ${row.unit})
      and (s.since is null or ${sql.ref(at)} >= s.since) and (s.until is null or ${sql.ref(at)} < s.until))`;
}

/** Messages that have words, by when they were written. */
export const wordsKept: Rows = ({ conversationIds, identityIds, scopes }) => sql`
  select to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, k.message_id as id, k.channel,
    k.unit, k.at,
    (k.conversation_id = any(${uuids(conversationIds)}) or k.customer_id = any(${uuids(identityIds)})
      or coalesce(k.author_id = any(${uuids(identityIds)}), false) or k.copied_ids && ${uuids(identityIds)}
      or ${inScopes(scopes, { channel: sql`k.channel`, unit: sql`k.unit` }, "k.at")}) as is_held
  from message_kept k`;

/**
 * Deliveries that were understood, with their content, by when they came. Their places are joined at once where all are
 * asked for, and looked up one by one where some are.
 */
export const deliveriesKept: Rows = ({ conversationIds, identityIds, scopes }, asked) => sql`
  select lpad(d.home::text, 4, '0') as place, d.delivery_id as id, p.channel, p.unit, d.at,
    coalesce(p.conversation_id = any(${uuids(conversationIds)}), false)
      or coalesce(p.customer_id = any(${uuids(identityIds)}), false)
      or coalesce(p.author_id = any(${uuids(identityIds)}), false)
      or coalesce(p.recipient_id = any(${uuids(identityIds)}), false)
      or ${inScopes(scopes, { channel: sql`p.channel`, unit: sql`p.unit` }, "d.at")} as is_held
  from (select home, delivery_id, record, received_at as at from delivery
    where state not in ('quarantined', 'dismissed', 'replayed') and (record is not null or raw is not null)) d
  ${asked === "all" ? sql`left join message_place at on at.home = d.home and at.message_id = d.delivery_id` : sql``}
  left join lateral (
    select at.conversation_id, at.customer_id, at.author_id, at.recipient_id,
      coalesce(at.channel, d.record ->> 'channel') as channel, coalesce(at.unit, d.record ->> 'unit') as unit
    ${asked === "some" ? sql`from (select 1) one left join message_place at on at.home = d.home and at.message_id = d.delivery_id` : sql``}
  ) p on true`;

/** The bytes of what was not understood, by when they came; nobody knows whose they are. */
export const quarantineKept: Rows = ({ scopes }) => sql`
  select lpad(d.home::text, 4, '0') as place, d.delivery_id as id, null::text as channel, null::text as unit,
    d.received_at as at,
    ${inScopes(scopes, { channel: sql`null::text`, unit: sql`null::text` }, "d.received_at")} as is_held
  from delivery d where d.state in ('quarantined', 'dismissed', 'replayed') and d.raw is not null`;

const NOTHING_HELD = { conversationIds: [], identityIds: [], scopes: [] };

/** How many rows there are, by channel and unit. */
export async function surveyKept(tx: Handle, kept: Rows): Promise<(Cell & { rows: number })[]> {
  const { rows } = await sql<Cell & { rows: number }>`
    select channel, unit, count(*)::int as rows from (${kept(NOTHING_HELD, "all")}) kept group by channel, unit
    order by channel, unit`.execute(tx);
  return rows;
}

function dueOf(kept: Rows, { cells, held }: Due, asked: "all" | "some"): RawBuilder<unknown> {
  // Said once for all cells too: what is too young is then not even joined.
  const latest = new Date(Math.max(0, ...cells.map(({ before }) => before.getTime())));
  return sql`(
    select kept.* from (${kept(held, asked)}) kept
    join jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as c(channel text, unit text, before timestamptz)
      on c.channel is not distinct from kept.channel and c.unit is not distinct from kept.unit and kept.at < c.before
    where kept.at < ${latest}
  ) due`;
}

/** How much is due, how much of that is held, and from when, with the ids of the five oldest. */
export async function countDue(tx: Handle, kept: Rows, due: Due): Promise<DueCount[]> {
  const { rows } = await sql<DueCount>`
    select channel, unit, count(*)::int as due, (count(*) filter (where is_held))::int as held, min(at) as oldest,
      max(at) as newest, (array_agg(id::text order by at, id))[1:5] as samples
    from ${dueOf(kept, due, "all")} group by channel, unit order by channel, unit`.execute(tx);
  return rows;
}

/** The next of those that are due and not held, in the order of the walk. */
export async function findDue(
  tx: Handle,
  kept: Rows,
  { due, after, limit }: { readonly due: Due; readonly after: string | undefined; readonly limit: number },
): Promise<{ place: string; id: string }[]> {
  const [place, id] = after?.split(" ") ?? [];
  const { rows } = await sql<{ place: string; id: string }>`
    select place, id from ${dueOf(kept, due, "some")}
    where not is_held and (${place ?? null}::text is null or (place, id) > (${place ?? ""}, ${id ?? null}::uuid))
    order by place, id limit ${limit}`.execute(tx);
  return rows;
}

/** Whether one of these messages lies in the scope. */
export async function isWithin(tx: Handle, messageIds: readonly string[], scope: Scope): Promise<boolean> {
  const { rows } = await sql`
    select 1 from message_kept k where k.message_id = any(${uuids(messageIds)})
      and ${inScopes([scope], { channel: sql`k.channel`, unit: sql`k.unit` }, "k.at")} limit 1`.execute(tx);
  return rows.length > 0;
}

export async function hasConversation(tx: Handle, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from conversation_fact where conversation_id = ${id} limit 1`.execute(tx);
  return rows.length > 0;
}
