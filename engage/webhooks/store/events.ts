import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface EventRow {
  readonly event_no: number;
  readonly event_id: string;
  readonly what: string;
  readonly interaction_id: string;
  readonly conversation_id: string | null;
  readonly channel: string | null;
  readonly unit: string | null;
  readonly at: Date;
}

const COLUMNS: Record<keyof EventRow, string> = {
  event_no: "bigint",
  event_id: "uuid",
  what: "text",
  interaction_id: "uuid",
  conversation_id: "uuid",
  channel: "text",
  unit: "text",
  at: "timestamptz",
};

/** The last number that was given. Until the transaction ends nobody else gives any; null: somebody does so now. */
export async function lockPlace(tx: Handle): Promise<number | null> {
  const { rows } = await sql<{ last: number }>`
    select last_event::float8 as last from webhook_place for update skip locked`.execute(tx);
  return rows[0]?.last ?? null;
}

/** Adds events with the numbers after `last`; the lock of the place must be held. */
export async function addEvents(
  tx: Handle,
  last: number,
  events: readonly Omit<EventRow, "event_no">[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, index) => ({ ...event, event_no: last + index + 1 }));
  await bulkInsert(tx, { table: "webhook_event", columns: COLUMNS, rows });
  await sql`update webhook_place set last_event = ${last + events.length}`.execute(tx);
}

/** Where these interactions were when something was last told of them. */
export async function findLastPlaces(
  tx: Handle,
  interactionIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<EventRow, "conversation_id" | "channel" | "unit">>> {
  if (interactionIds.length === 0) return new Map();
  const { rows } = await sql<EventRow>`
    select distinct on (interaction_id) interaction_id, conversation_id, channel, unit
    from webhook_event where interaction_id = any(${interactionIds}::uuid[])
    order by interaction_id, event_no desc`.execute(tx);
  return new Map(
    rows.map(({ interaction_id, conversation_id, channel, unit }) => [
      interaction_id,
      { conversation_id, channel, unit },
    ]),
  );
}

export async function findEvent(tx: Handle, eventNo: number): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select event_no::float8 as event_no, event_id, what, interaction_id, conversation_id, channel, unit, at
    from webhook_event where event_no = ${eventNo}`.execute(tx);
  return rows[0];
}

/** Forgets what is older, with what became of it and the attempts at it; at most `limit` events. Returns how many. */
export async function forgetBefore(tx: Handle, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ event_no: string }>`
    delete from webhook_event where event_no in (
      select event_no from webhook_event where at < ${before} order by at limit ${limit}
    ) returning event_no`.execute(tx);
  const numbers = rows.map((row) => row.event_no);
  await sql`delete from webhook_delivery where event_no = any(${numbers}::bigint[])`.execute(tx);
  await sql`delete from webhook_attempt where at < ${before}`.execute(tx);
  return rows.length;
}
