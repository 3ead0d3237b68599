import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Entries of these messages, as far as these say anything still: an entry is more than the words of a text. */
const worded = (messageIds: readonly string[]) => sql`
  select m.message_id from search_entry e join message_text m on m.home = e.home and m.message_id = e.interaction_id
  where e.interaction_id = any(${messageIds}::uuid[]) and e.words <> '' and (m.body <> '' or m.subject <> '')`;

/** How many of these messages can be found by a word. */
export async function countEntries(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${worded(messageIds)}) found`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Takes the words of these messages out at once. When their texts are cleared after it, the follower of the log writes
 * what is to be found of them then.
 */
export async function emptyEntries(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update search_entry set words = '' where interaction_id in (${worded(messageIds)})`.execute(tx);
  return Number(numAffectedRows);
}
