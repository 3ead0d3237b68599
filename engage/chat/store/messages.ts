import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ChatMessage } from "../contract.ts";

/** Whose messages: who they are in the log, and the source of the chat. */
export interface Listener {
  readonly identityId: string;
  readonly source: string;
}

interface MessageRow {
  readonly listener: number;
  readonly message_id: string;
  readonly direction: "in" | "out";
  readonly at: Date;
  readonly body: string;
  readonly author: string | null;
}

/**
 * The latest messages of each of these listeners, the oldest first, at most `limit` each: of their own conversations
 * in this source alone. What has no words any more is left out.
 */
export async function findLatest(tx: Handle, listeners: readonly Listener[], limit: number): Promise<ChatMessage[][]> {
  if (listeners.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select u.listener::int as listener, m.message_id, m.direction, m.at, m.body, m.author
    from unnest(${listeners.map((one) => one.identityId)}::uuid[], ${listeners.map((one) => one.source)}::text[])
      with ordinality as u(identity_id, source, listener)
    cross join lateral (
      select t.message_id, t.direction, t.at, t.body,
        (select f.name from identity_fact f where f.identity_id = t.author_id and t.direction = 'out' limit 1) as author
      from message_text t
      where t.customer_id = u.identity_id and t.source = u.source and t.body <> ''
      order by t.at desc, t.message_id desc limit ${limit}
    ) m
    order by u.listener, m.at, m.message_id`.execute(tx);
  const lists: ChatMessage[][] = listeners.map(() => []);
  for (const row of rows) lists[row.listener - 1]?.push(messageOf(row));
  return lists;
}

/** A message of theirs, where it is in the log. */
export async function findSaid(
  tx: Handle,
  messageId: string,
): Promise<{ readonly at: Date; readonly body: string; readonly authorId: string | null } | undefined> {
  const { rows } = await sql<{ at: Date; body: string; author_id: string | null }>`
    select t.at, t.body, p.author_id
    from message_place p join message_text t on t.message_id = p.message_id and t.conversation_id = p.conversation_id
    where p.home = ${homeOfStableId(messageId)} and p.message_id = ${messageId}`.execute(tx);
  const [row] = rows;
  return row && { at: row.at, body: row.body, authorId: row.author_id };
}

function messageOf({ message_id: id, direction, at, body: text, author }: MessageRow): ChatMessage {
  const isTheirs = direction === "in";
  return {
    id,
    from: isTheirs ? "visitor" : "team",
    name: isTheirs ? null : (author?.trim().split(/\s+/, 1)[0] ?? null),
    at: at.toISOString(),
    text,
  };
}
