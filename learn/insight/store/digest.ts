import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { matching } from "../../filters/index.ts";
import type { Said } from "../../verbatims/index.ts";

interface Asked {
  readonly function: string;
  readonly since: Date;
  readonly until: Date;
  readonly reach: Reach;
}

/** What a complaint wants, in the words of the intents that come with the product. */
const COMPLAINING = ["complain", "complaint"];

/** A complaint of a week, without its words. */
export interface ComplaintRow {
  readonly message_id: string;
  readonly customer_id: string | null;
  readonly topic: string | null;
  readonly sentiment: number;
}

function complaints({ function: of, since, until, reach }: Asked) {
  return sql`
    from message_text m
    where m.at >= ${since}::timestamptz and m.at < ${until}::timestamptz and ${matching({ functions: [of] }, reach)}
      and (${matching({ moods: ["negative"] })} or m.intent = any(${COMPLAINING}::text[]))
      and m.cleared_at is null`;
}

/** What customers complained of to a function in a window, the newest first, at most so many. */
export async function findComplaints(tx: Handle, asked: Asked, most: number): Promise<ComplaintRow[]> {
  const { rows } = await sql<ComplaintRow>`
    select m.message_id, m.customer_id, m.topic, m.sentiment ${complaints(asked)}
    order by m.at desc, m.message_id limit ${most}`.execute(tx);
  return rows;
}

/** How many complaints there were, by topic; null is without one. */
export async function countComplaints(tx: Handle, asked: Asked): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await sql<{ topic: string | null; messages: number }>`
    select m.topic, count(*)::float8 as messages ${complaints(asked)} group by m.topic`.execute(tx);
  return new Map(rows.map(({ topic, messages }) => [topic, messages]));
}

/** Words of messages of customers in a window that are no complaints, to compare with; at most so many. */
export async function findOthers(tx: Handle, { since, until, reach }: Asked, most: number): Promise<string[]> {
  const { rows } = await sql<{ body: string }>`
    select m.body from message_text m
    where m.at >= ${since}::timestamptz and m.at < ${until}::timestamptz and ${matching({}, reach)}
      and not ${matching({ moods: ["negative"] })} and m.cleared_at is null
    order by m.message_id limit ${most}`.execute(tx);
  return rows.map(({ body }) => body);
}

/** How many complaints without a topic have a word. */
export async function countWithWord(tx: Handle, asked: Asked, word: string): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(*)::float8 as messages ${complaints(asked)} and m.topic is null
      and ${matching({ words: [word] })}`.execute(tx);
  return rows[0]?.messages ?? 0;
}

/** The words of these messages of a window. */
export async function findTexts(tx: Handle, asked: Asked, messageIds: readonly string[]): Promise<Said[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<Said>`
    select m.message_id, m.conversation_id, m.at, m.channel, m.language, m.sentiment, m.author_id, m.customer_id, m.subject, m.body,
      m.cleared_at
    ${complaints(asked)} and m.message_id = any(${[...messageIds]}::uuid[])`.execute(tx);
  return rows;
}
