import type { Reach } from "@firsthand/kernel/permissions";
import { withinReach, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export type UsageRow = {
  readonly topic: string | null;
  readonly intent: string | null;
  /** Weeks before the end of the window, from 0. */
  readonly week: number;
  readonly messages: number;
};

/** Messages of customers in [since, until), by topic, intent and the week before `until` that they lie in. */
export async function countUsage(
  tx: Handle,
  window: { readonly since: Date; readonly until: Date; readonly unit: string | undefined; readonly reach: Reach },
): Promise<UsageRow[]> {
  const { since, until, unit, reach } = window;
  const within =
    reach === "all" ? sql`true` : withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  const ofUnit = unit === undefined ? sql`true` : sql`coalesce(m.unit, c.unit) = ${unit}`;
  // the conversation is looked at only where somebody sees less than all
  const conversation =
    reach === "all" && unit === undefined
      ? sql``
      : sql`join conversation c on c.home = m.home and c.conversation_id = m.conversation_id`;
  const { rows } = await sql<UsageRow>`
    select m.topic, m.intent, floor(extract(epoch from ${until}::timestamptz - m.at) / 604800)::int as week,
      count(*)::int as messages
    from (
      select home, conversation_id, unit, topic, intent, at from interaction
      where direction = 'in' and at >= ${since} and at < ${until} and (author_role is null or author_role <> 'bot')
    ) m ${conversation}
    where ${within} and ${ofUnit}
    group by 1, 2, 3`.execute(tx);
  return rows;
}

/** The moment of the newest message, or `now` where it lies later. */
export async function newestBefore(tx: Handle, now: Date): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select at from interaction where at <= ${now} order by at desc, interaction_id limit 1`.execute(tx);
  return rows[0]?.at ?? now;
}
