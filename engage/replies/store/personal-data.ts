import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ReplyRow } from "./replies.ts";

/** Replies to these customers, the oldest first. */
export async function findOfCustomers(tx: Handle, customerIds: readonly string[]): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select * from reply where customer_id = any(${[...customerIds]}::uuid[]) order by made_at, reply_id`.execute(tx);
  return rows;
}

/** Takes out what was written to these customers; what has not gone out goes no more. Returns how many had a text. */
export async function clearOfCustomers(tx: Handle, customerIds: readonly string[], at: Date): Promise<number> {
  const { rows } = await sql`
    update reply set text = '', message = null, advice = null, changed_at = ${at},
      state = case when state in ('waiting', 'refused', 'unclear') then 'cancelled' else state end
    where customer_id = any(${[...customerIds]}::uuid[]) and (text <> '' or message is not null)
    returning 1`.execute(tx);
  return rows.length;
}

/** Replies to others in whose text one of the patterns is met. */
export async function findNaming(tx: Handle, patterns: readonly string[]): Promise<ReplyRow[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<ReplyRow>`
    select * from reply where text <> '' and text ~* any(${[...patterns]}::text[])`.execute(tx);
  return rows;
}

/** Writes a text from which somebody was taken out; it does not go out like that by itself. */
export async function rewriteText(tx: Handle, row: ReplyRow, { text, at }: { text: string; at: Date }): Promise<void> {
  await sql`
    update reply set text = ${text}, changed_at = ${at},
      message = case when state = 'waiting' then 'It named a customer whose data were erased.' else message end,
      advice = case when state = 'waiting' then 'Read it again, and write it anew.' else advice end,
      state = case when state = 'waiting' then 'refused' else state end
    where home = ${row.home} and reply_id = ${row.reply_id}`.execute(tx);
}
