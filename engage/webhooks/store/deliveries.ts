import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { EndpointRow } from "./endpoints.ts";

export type DeliveryState = "waiting" | "done" | "failed" | "withheld" | "gone";

/** A delivery that somebody works on. */
export interface Claimed {
  readonly endpoint_id: string;
  readonly event_no: number;
  readonly attempts: number;
  readonly lease: string;
}

/** How many events wait for an endpoint. */
export async function countWaiting(tx: Handle, endpointId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from webhook_delivery where endpoint_id = ${endpointId} and state = 'waiting'`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

type Filter = Pick<EndpointRow, "endpoint_id" | "events" | "channels"> & { readonly units: readonly string[] };

/** Of which place a deletion was is not always known any more: better one too many than one that is missed. */
function isFor({ events, channels, units }: Filter): RawBuilder<unknown> {
  const within = (column: RawBuilder<unknown>, names: readonly string[]) =>
    sql`(cardinality(${[...names]}::text[]) = 0 or ${column} = any(${[...names]}::text[])
      or (e.what = 'interaction.deleted' and e.channel is null))`;
  return sql`e.what = any(${[...events]}::text[])
    and ${within(sql`e.channel`, channels)} and ${within(sql`e.unit`, units)}`;
}

/**
 * Puts the events after the cursor that an endpoint is to be told into its queue, looking at `most` of them, and moves the
 * cursor behind those it looked at; the endpoint must be locked. Returns how many it looked at.
 */
export async function queueEvents(
  tx: Handle,
  endpoint: Filter & Pick<EndpointRow, "cursor">,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<number> {
  const { endpoint_id: id, cursor } = endpoint;
  const { rows } = await sql<{ looked: number; last: number | null }>`
    with looked as (
      select * from webhook_event where event_no > ${cursor} order by event_no limit ${most}
    ), queued as (
      insert into webhook_delivery (endpoint_id, event_no, conversation_id, state, due_at)
      select ${id}::uuid, e.event_no, e.conversation_id, 'waiting', ${now} from looked e where ${isFor(endpoint)}
      on conflict do nothing
    )
    select count(*)::int as looked, max(event_no)::float8 as last from looked`.execute(tx);
  const { looked = 0, last = null } = rows[0] ?? {};
  if (last !== null) await sql`update webhook_endpoint set cursor = ${last} where endpoint_id = ${id}`.execute(tx);
  return looked;
}

/**
 * Takes up to `most` deliveries that are due, in the order of their events: none while an earlier one of the same
 * conversation waits. They are held until `until`, and by nobody else before that.
 */
export async function claimDue(
  tx: Handle,
  endpointId: string,
  { now, until, most }: { readonly now: Date; readonly until: Date; readonly most: number },
): Promise<Claimed[]> {
  // Materialised, or the planner may look for the due ones several times and take more than were asked for.
  const { rows } = await sql<Claimed>`
    with due as materialized (
      select w.event_no from webhook_delivery w
      where w.endpoint_id = ${endpointId} and w.state = 'waiting' and w.due_at <= ${now}
        and (w.leased_until is null or w.leased_until <= ${now})
        and (w.conversation_id is null or not exists (
          select from webhook_delivery b
          where b.endpoint_id = w.endpoint_id and b.state = 'waiting' and b.conversation_id = w.conversation_id
            and b.event_no < w.event_no
        ))
      order by w.event_no limit ${most} for update skip locked
    )
    update webhook_delivery d set lease = gen_random_uuid(), leased_until = ${until}
    from due where d.endpoint_id = ${endpointId} and d.event_no = due.event_no
    returning d.endpoint_id, d.event_no::float8 as event_no, d.attempts, d.lease`.execute(tx);
  return rows.toSorted((a, b) => a.event_no - b.event_no);
}

/** Writes what became of a delivery; false when somebody else took it over meanwhile. */
export async function settle(
  tx: Handle,
  { endpoint_id, event_no, lease }: Claimed,
  { state, attempts, due }: { readonly state: DeliveryState; readonly attempts: number; readonly due: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update webhook_delivery set state = ${state}, attempts = ${attempts}, due_at = ${due}, lease = null,
      leased_until = null
    where endpoint_id = ${endpoint_id} and event_no = ${event_no} and lease = ${lease} returning 1`.execute(tx);
  return rows.length > 0;
}

/** What waits is due at once, as after a pause. */
export async function makeDue(tx: Handle, endpointId: string, now: Date): Promise<void> {
  await sql`
    update webhook_delivery set due_at = ${now}, attempts = 0
    where endpoint_id = ${endpointId} and state = 'waiting'`.execute(tx);
}

/** Has one event be sent again; false when there is none of that id that went to this endpoint. */
export async function sendAgain(tx: Handle, endpointId: string, event: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update webhook_delivery d set state = 'waiting', attempts = 0, due_at = ${now}
    from webhook_event e
    where d.endpoint_id = ${endpointId} and e.event_no = d.event_no and e.event_id = ${event} returning 1`.execute(tx);
  return rows.length > 0;
}

/** The same of all events of a span that the endpoint is told of now, also of those from before it was made. */
export async function sendSpanAgain(
  tx: Handle,
  endpoint: Filter & Pick<EndpointRow, "cursor">,
  span: { readonly since: Date; readonly until: Date; readonly failed: boolean; readonly now: Date },
): Promise<number> {
  const { endpoint_id: id, cursor } = endpoint;
  const { since, until, failed, now } = span;
  const { rows } = failed
    ? await sql`
        update webhook_delivery d set state = 'waiting', attempts = 0, due_at = ${now}
        from webhook_event e
        where d.endpoint_id = ${id} and d.state = 'failed' and e.event_no = d.event_no
          and e.at >= ${since} and e.at < ${until} returning 1`.execute(tx)
    : await sql`
        insert into webhook_delivery as d (endpoint_id, event_no, conversation_id, state, due_at)
        select ${id}::uuid, e.event_no, e.conversation_id, 'waiting', ${now} from webhook_event e
        where e.at >= ${since} and e.at < ${until} and e.event_no <= ${cursor} and ${isFor(endpoint)}
        on conflict (endpoint_id, event_no) do update set state = 'waiting', attempts = 0, due_at = excluded.due_at
        returning 1`.execute(tx);
  return rows.length;
}
