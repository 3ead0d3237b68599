import { homeOf } from "@firsthand/kernel/ids";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ConsentEvent } from "../contract.ts";

interface EventRow {
  readonly event_id: string;
  readonly identity_id: string;
  readonly purpose_id: string;
  readonly purpose_version: number;
  readonly channel: ConsentEvent["channel"];
  readonly state: ConsentEvent["state"];
  readonly source: ConsentEvent["source"];
  readonly at: Date;
  readonly text_shown: string | null;
  readonly proof: string | null;
  readonly by_name: string;
  readonly recorded_at: Date;
}

export type NewEvent = ConsentEvent & { readonly identityKey: string | null };

/** Whose events: by their identities, and by the keyed hashes that they are recognised by. */
export interface Subject {
  readonly identityIds: readonly string[];
  readonly keys: readonly string[];
}

/** Adds events; those that are there already are passed over. Returns how many were new. */
export async function insertEvents(tx: Handle, events: readonly NewEvent[]): Promise<number> {
  const inserted = await bulkInsert(tx, {
    table: "consent_event",
    columns: {
      home: "smallint",
      event_id: "uuid",
      identity_id: "uuid",
      identity_key: "uuid",
      purpose_id: "text",
      purpose_version: "integer",
      channel: "text",
      state: "text",
      source: "text",
      at: "timestamptz",
      text_shown: "text",
      proof: "text",
      by_name: "text",
      recorded_at: "timestamptz",
    },
    rows: events.map((event) => ({
      home: homeOf(event.identityId),
      event_id: event.id,
      identity_id: event.identityId,
      identity_key: event.identityKey,
      purpose_id: event.purpose,
      purpose_version: event.purposeVersion,
      channel: event.channel,
      state: event.state,
      source: event.source,
      at: new Date(event.at),
      text_shown: event.textShown,
      proof: event.proof,
      by_name: event.by,
      recorded_at: new Date(event.recordedAt),
    })),
    conflict: "nothing",
    returning: ["event_id"],
  });
  return inserted.length;
}

/** Everything that somebody said, the newest first. */
export async function findEvents(
  tx: Handle,
  { identityIds, keys }: Subject,
  only?: Pick<ConsentEvent, "purpose" | "channel">,
): Promise<ConsentEvent[]> {
  const { rows } = await sql<EventRow>`
    select * from consent_event
    where (identity_id = any(${identityIds}::uuid[]) or identity_key = any(${keys}::uuid[]))
      and (${only?.purpose ?? null}::text is null or purpose_id = ${only?.purpose ?? null})
      and (${only?.channel ?? null}::text is null or channel = ${only?.channel ?? null})
    order by at desc, state desc, event_id`.execute(tx);
  return rows.map(eventOf);
}

function eventOf(row: EventRow): ConsentEvent {
  return {
    id: row.event_id,
    identityId: row.identity_id,
    purpose: row.purpose_id,
    purposeVersion: row.purpose_version,
    channel: row.channel,
    state: row.state,
    source: row.source,
    at: row.at.toISOString(),
    textShown: row.text_shown,
    proof: row.proof,
    by: row.by_name,
    recordedAt: row.recorded_at.toISOString(),
  };
}
