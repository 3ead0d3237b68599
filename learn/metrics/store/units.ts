import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ListedUnit } from "../contract.ts";

/** The units of all conversations, the busiest first. */
export async function unitsOf(tx: Handle): Promise<ListedUnit[]> {
  const found = await sql<ListedUnit>`
    select unit, count(*)::float8 as conversations from conversation_fact
    where unit is not null group by unit order by count(*) desc, unit`.execute(tx);
  return found.rows;
}

/** Whether any conversation or message belongs to a unit. */
export async function unitExists(tx: Handle, unit: string): Promise<boolean> {
  const ofConversation = await sql`select from conversation_fact where unit = ${unit} limit 1`.execute(tx);
  if (ofConversation.rows.length > 0) return true;
  // What has no such conversation is a rare case, and a costly one to find out.
  const ofMessage = await sql`select from message_fact where unit = ${unit} limit 1`.execute(tx);
  return ofMessage.rows.length > 0;
}

/** A unit with what began in a window; null is what has none. */
export interface CountedUnit {
  readonly unit: string | null;
  readonly conversations: number;
  readonly customers: number;
}

/** The units of the conversations begun in a window, the busiest first. */
export async function conversationsByUnit(
  tx: Handle,
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<CountedUnit[]> {
  const found = await sql<CountedUnit>`
    select unit, sum(conversations)::float8 as conversations, count(*)::float8 as customers
    from (
      select unit, coalesce(person_id, customer_id) as customer, count(*) as conversations from conversation_fact
      where first_in_at >= ${since}::timestamptz and first_in_at < ${until}::timestamptz
      group by unit, coalesce(person_id, customer_id)
    ) served group by unit order by sum(conversations) desc, unit`.execute(tx);
  return found.rows;
}
