import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { What } from "./changes.ts";
import { homeInId } from "./messages.ts";

/** What one transaction did to the log. */
export interface News {
  /** When it was first noted. */
  readonly at: Date;
  /** Each interaction with everything that happened to it, in the order in which it was noted. */
  readonly interactions: ReadonlyMap<string, ReadonlySet<What>>;
}

/** Until the transaction ends nobody else says whether anybody follows; who takes other locks too takes this one first. */
export async function lockFollowing(tx: Handle): Promise<void> {
  await sql`lock table interaction_follower in share row exclusive mode`.execute(tx);
}

/** Says whether anybody follows the news; while nobody does nothing is noted, and what was noted is forgotten. */
export async function followNews(tx: Handle, follows: boolean): Promise<void> {
  if (follows) {
    await sql`insert into interaction_follower (follower) values ('webhooks') on conflict do nothing`.execute(tx);
    return;
  }
  await sql`delete from interaction_follower`.execute(tx);
  await sql`delete from interaction_news`.execute(tx);
}

/**
 * Takes out what the oldest `most` transactions did, each as a whole, for the one follower, who keeps it in the same
 * transaction. What commits later comes later, whenever it began.
 */
export async function takeNews(tx: Handle, most: number): Promise<News[]> {
  const { rows } = await sql<{ written_by: string; what: What; ids: string[]; noted_at: Date }>`
    delete from interaction_news where written_by in (
      select written_by from interaction_news group by written_by order by min(noted_at) limit ${most}
    ) returning written_by, what, interaction_ids as ids, noted_at`.execute(tx);
  const sorted = rows.toSorted((a, b) => a.noted_at.getTime() - b.noted_at.getTime());
  return [...Map.groupBy(sorted, (row) => row.written_by).values()].map((noted) => {
    const interactions = new Map<string, Set<What>>();
    for (const { what, ids } of noted)
      for (const id of ids) interactions.set(id, (interactions.get(id) ?? new Set()).add(what));
    return { at: noted[0]?.noted_at ?? new Date(0), interactions };
  });
}

/** An interaction as it stands when its news is looked at, by its id. */
export interface Standing {
  readonly conversation_id: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly direction: "in" | "out";
  readonly at: Date;
  /** Of its conversation. */
  readonly waiting_since: Date | null;
  readonly resolved_at: Date | null;
}

/** How these interactions stand; those that stand nowhere are not among them. */
export async function findStanding(tx: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Standing & { id: string }>`
    select m.interaction_id as id, m.conversation_id, m.channel, coalesce(m.unit, c.unit) as unit, m.direction, m.at,
      c.waiting_since, c.resolved_at
    from unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, node_id)
    join thread_node n on n.home = u.home and n.node_id = u.node_id and n.present
    join conversation c on c.home = ${homeInId(sql`n.conversation_id`)} and c.conversation_id = n.conversation_id
    join interaction m on m.home = c.home and m.interaction_id = n.node_id`.execute(tx);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
