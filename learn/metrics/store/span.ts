import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The moments of the first and of the last message; null when there is none. */
export async function endsOfLog(tx: Handle): Promise<{ first: Date | null; last: Date | null }> {
  // Each end is one step into an index; min and max over a view would read all of it.
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select (select at from message_fact order by at limit 1) as first,
      (select at from message_fact order by at desc limit 1) as last`.execute(tx);
  return rows[0] ?? { first: null, last: null };
}

/** The moment before which one message in a hundred lies: where the log begins in earnest. Null when it is empty. */
export async function earnestBeginning(tx: Handle): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select at from message_fact order by at
    offset (select count(*) from message_fact) / 100 limit 1`.execute(tx);
  return rows[0]?.at ?? null;
}

/** How much is in the log. */
export async function sizeOfLog(tx: Handle): Promise<{ interactions: number; conversations: number }> {
  const { rows } = await sql<{ interactions: number; conversations: number }>`
    select (select count(*) from message_fact)::float8 as interactions,
      (select count(*) from conversation_fact)::float8 as conversations`.execute(tx);
  return rows[0] ?? { interactions: 0, conversations: 0 };
}

/** The same of some units alone. */
export async function spanOfUnits(
  tx: Handle,
  units: readonly string[],
): Promise<{ first: Date | null; last: Date | null; interactions: number; conversations: number }> {
  const own = sql`unit = any(${[...units]}::text[])`;
  const { rows } = await sql<{ first: Date | null; last: Date | null; interactions: number; conversations: number }>`
    select min(at) as first, max(at) as last, count(*)::float8 as interactions,
      (select count(*) from conversation_fact where ${own})::float8 as conversations
    from message_fact where ${own}`.execute(tx);
  return rows[0] ?? { first: null, last: null, interactions: 0, conversations: 0 };
}

/** How many messages came in at which hour (UTC) of which weekday (1 is Monday). */
export async function inboundByHour(
  tx: Handle,
  cases: ReturnType<typeof sql>,
): Promise<{ weekday: number; hour: number; inbound: number }[]> {
  const { rows } = await sql<{ weekday: number; hour: number; inbound: number }>`
    select date_part('isodow', at at time zone 'UTC')::int as weekday, date_part('hour', at at time zone 'UTC')::int as hour,
      count(*)::float8 as inbound
    from (${cases}) c where direction = 'in' group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}
