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
