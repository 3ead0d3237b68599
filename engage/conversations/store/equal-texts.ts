import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

interface Place {
  readonly home: number;
  readonly interaction_id: string;
}

/** More texts than this are not looked for at once: the next training has all read anew anyway. */
const MOST_TEXTS = 500;

/**
 * Messages that say, word for word, what a message says whose labels people corrected since a moment, or took back; but
 * those themselves, and those that wait to be read anyway. One look through all messages, and none where nobody corrected anything.
 */
export async function findEqualTexts(tx: Handle, since: Date, limit: number): Promise<Place[]> {
  const { rows: recent } = await sql<{ interaction_id: string }>`
    select distinct interaction_id from label_correction
    where made_at >= ${since} or undone_at >= ${since} limit ${MOST_TEXTS}`.execute(tx);
  const ids = recent.map(({ interaction_id: id }) => id);
  if (ids.length === 0) return [];
  const { rows } = await sql<Place>`
    with said as materialized (
      select distinct m.direction, coalesce(m.subject, '') as subject, m.body
      from unnest(${ids}::uuid[]) as u(node_id)
      join thread_node n on n.node_id = u.node_id
        and n.home = (('x' || right(u.node_id::text, 3))::bit(12)::integer & 1023)::smallint
      join interaction m on m.interaction_id = n.node_id
        and m.home = (('x' || substr(n.conversation_id::text, 16, 3))::bit(12)::integer & 1023)::smallint
      where m.cleared_at is null and m.body <> ''
    )
    select m.home, m.interaction_id from said s join interaction m
      on m.body = s.body and coalesce(m.subject, '') = s.subject and m.direction = s.direction
    where m.cleared_at is null and m.model_version <> '' and m.interaction_id <> all(${ids}::uuid[])
    order by m.home, m.interaction_id limit ${limit}`.execute(tx);
  return rows;
}

/** Has these messages count as not read by any version. */
export async function markUnread(tx: Handle, places: readonly Place[]): Promise<void> {
  await sql`
    update interaction m set model_version = ''
    from unnest(${places.map(({ home }) => home)}::smallint[],
      ${places.map(({ interaction_id: id }) => id)}::uuid[]) as p(home, id)
    where m.home = p.home and m.interaction_id = p.id`.execute(tx);
}
