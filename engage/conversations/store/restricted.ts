import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Since when identities are restricted, by their ids; the others are not in it. */
export type Restricted = ReadonlyMap<string, Date>;

/** Whether anybody is restricted now: hardly ever, and then nothing has to be looked up. */
export async function isAnybodyRestricted(tx: Handle): Promise<boolean> {
  const { rows } = await sql`select from restriction_fact limit 1`.execute(tx);
  return rows.length > 0;
}

/** Those of these identities whose person is restricted now. */
export async function findRestricted(tx: Handle, identityIds: Iterable<string | null>): Promise<Restricted> {
  const ids = [...new Set([...identityIds].filter((id) => id !== null))];
  if (ids.length === 0 || !(await isAnybodyRestricted(tx))) return new Map();
  // Only the people who are asked for are looked up, not all who are restricted.
  const { rows } = await sql<{ identity_id: string; since: Date }>`
    with members as materialized (
      select i.identity_id, o.identity_id as member_id
      from unnest(${ids.map(homeOf)}::smallint[], ${ids}::uuid[]) as u(home, identity_id)
      join identity_fact i using (home, identity_id)
      join identity_fact o on o.component_id = i.component_id and o.sharing = 'personal'
    )
    select m.identity_id, min(r.since) as since
    from members m join restriction_fact r on r.identity_id = m.member_id group by m.identity_id`.execute(tx);
  return new Map(rows.map((row) => [row.identity_id, row.since]));
}
