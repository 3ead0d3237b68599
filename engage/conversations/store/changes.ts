import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Which interaction, and the home at which it was changed. */
export interface ChangedInteraction {
  readonly home: number;
  readonly interaction_id: string;
}

/** Put in, taken out (to be put in elsewhere, or not), changed where it stands, or without its words from now on. */
export type What = "in" | "out" | "changed" | "cleared";

/**
 * Notes, in the transaction of the change, that interactions were written, changed or taken out. `what` is told to who
 * follows the news; without it only what was read in them is another.
 */
export async function noteChanges(tx: Handle, changed: readonly ChangedInteraction[], what?: What): Promise<void> {
  if (changed.length === 0) return;
  const homes = changed.map((one) => one.home);
  const ids = changed.map((one) => one.interaction_id);
  const news = what
    ? sql`with told as (
        insert into interaction_news (what, homes, interaction_ids)
        select ${what}::text, ${homes}::smallint[], ${ids}::uuid[] where exists (select from interaction_follower)
      )`
    : sql``;
  await sql`
    ${news} insert into interaction_change (homes, interaction_ids) values (${homes}::smallint[], ${ids}::uuid[])`.execute(
    tx,
  );
}

/**
 * Takes out the latest changes, about `most` of them, for a follower that brings itself up to date in the same
 * transaction; none when there are no more. Only one follower may do so at a time.
 */
export async function takeChanges(tx: Handle, most: number): Promise<ChangedInteraction[]> {
  // The latest first: what was said just now is not kept waiting by an import of a million rows.
  const { rows } = await sql<{ homes: number[]; ids: string[] }>`
    delete from interaction_change where change_id in (
      select change_id from (
        select change_id, sum(cardinality(homes)) over (order by noted_at desc, change_id) - cardinality(homes) as before
        from (select change_id, noted_at, homes from interaction_change order by noted_at desc limit ${most}) latest
      ) waiting where before < ${most}
    ) returning homes, interaction_ids as ids`.execute(tx);
  return rows.flatMap(({ homes, ids }) => ids.map((id, index) => ({ home: homes[index] ?? 0, interaction_id: id })));
}

/** For how many seconds the oldest change has waited; null when none waits. */
export async function changesWaitFor(tx: Handle): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select date_part('epoch', clock_timestamp() - min(noted_at)) as seconds from interaction_change`.execute(tx);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}
