import { matching, type MessageFilter } from "@firsthand/learn/filters";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

/** A span of time; `until` is not in it. */
export interface Time {
  readonly since: Date;
  readonly until: Date;
}

/** Which messages explain something: what the filter means, in any of these times, within reach. */
export interface Explaining {
  readonly filter: MessageFilter;
  readonly reach: Reach;
  readonly times: readonly Time[];
}

export interface TextRow {
  readonly message_id: string;
  readonly conversation_id: string;
  readonly at: Date;
  readonly channel: string;
  readonly author_id: string | null;
  readonly customer_id: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly sentiment: number | null;
  readonly unit: string | null;
  readonly function: string | null;
}

function where({ filter, reach, times }: Explaining): RawBuilder<unknown> {
  const within = times.map(({ since, until }) => sql`(m.at >= ${since} and m.at < ${until})`);
  return sql`(${sql.join(within, sql` or `)}) and ${matching(filter, reach)}`;
}

/** How many messages there are of each topic, channel and author; what has none is left out. */
export async function countBy(
  tx: Handle,
  by: "topic" | "channel" | "author_id",
  explaining: Explaining,
): Promise<Map<string, number>> {
  const column = sql.ref(`m.${by}`);
  const { rows } = await sql<{ name: string; messages: number }>`
    select ${column}::text as name, count(*)::float8 as messages from message_text m
    where ${where(explaining)} and ${column} is not null
    group by 1 order by 2 desc limit 2000`.execute(tx);
  return new Map(rows.map(({ name, messages }) => [name, messages]));
}

/** The newest so many messages with words. */
export async function findTexts(tx: Handle, explaining: Explaining, most: number): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select m.message_id, m.conversation_id, m.at, m.channel, m.author_id, m.customer_id, m.subject, m.body, m.sentiment,
      m.conversation_unit as unit, m.conversation_function as function
    from message_text m where ${where(explaining)} and m.body <> ''
    order by m.at desc, m.message_id limit ${most}`.execute(tx);
  return rows;
}

/** The names of identities, where they have one. */
export async function findNames(tx: Handle, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ identity_id: string; name: string | null }>`
    select identity_id, coalesce(name, value) as name from identity_fact
    where identity_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ identity_id, name }) => [identity_id, name]));
}
