import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface RestrictionRow {
  readonly request_id: string;
  readonly identity_ids: readonly string[];
  readonly since: Date;
  readonly by_name: string;
  readonly why: string;
  readonly told_at: Date | null;
  readonly lifted_at: Date | null;
  readonly lifted_by: string | null;
  readonly lifted_why: string | null;
}

export async function insertRestriction(
  tx: Handle,
  row: Pick<RestrictionRow, "request_id" | "identity_ids" | "since" | "by_name" | "why">,
): Promise<void> {
  await sql`
    insert into restriction (request_id, identity_ids, since, by_name, why)
    values (${row.request_id}, ${row.identity_ids}::uuid[], ${row.since}, ${row.by_name}, ${row.why})`.execute(tx);
}

/** What is or was restricted by a request. */
export async function findRestriction(tx: Handle, requestId: string): Promise<RestrictionRow | undefined> {
  const { rows } = await sql<RestrictionRow>`select * from restriction where request_id = ${requestId}`.execute(tx);
  return rows[0];
}

/** Restrictions of these identities, also lifted ones, the oldest first. */
export async function findRestrictionsOf(tx: Handle, identityIds: readonly string[]): Promise<RestrictionRow[]> {
  const { rows } = await sql<RestrictionRow>`
    select * from restriction where identity_ids && ${identityIds}::uuid[] order by since, request_id`.execute(tx);
  return rows;
}

/** Ends the restriction of a request, which stays as a record. */
export async function endRestriction(
  tx: Handle,
  requestId: string,
  end: { readonly at: Date; readonly by: string; readonly why: string; readonly toldAt: Date },
): Promise<void> {
  await sql`
    update restriction set lifted_at = ${end.at}, lifted_by = ${end.by}, lifted_why = ${end.why}, told_at = ${end.toldAt}
    where request_id = ${requestId} and lifted_at is null`.execute(tx);
}

/**
 * Takes out what members wrote about restrictions of a customer who is being erased; those of nobody else end, since
 * nothing is left to restrict. Returns of how many.
 */
export async function endRestrictionsOf(tx: Handle, identityIds: readonly string[], at: Date): Promise<number> {
  const ids = sql`${identityIds}::uuid[]`;
  const { rows } = await sql`
    update restriction set why = '', lifted_why = case when lifted_why is null then null else '' end,
      lifted_at = case when identity_ids <@ ${ids} then coalesce(lifted_at, ${at}) else lifted_at end,
      lifted_by = case when identity_ids <@ ${ids} then coalesce(lifted_by, 'erased') else lifted_by end
    where identity_ids && ${ids} and (why <> '' or lifted_why <> '' or (lifted_at is null and identity_ids <@ ${ids}))
    returning 1`.execute(tx);
  return rows.length;
}

/** Every identity by whose own restriction data are only kept now; who is joined with them is so as well. */
export async function findRestrictedIds(tx: Handle): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`select distinct identity_id from restriction_fact`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/** Whether one of these identities, which are all of a person, is restricted now. */
export async function isRestricted(tx: Handle, identityIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select from restriction where lifted_at is null and identity_ids && ${identityIds}::uuid[] limit 1`.execute(tx);
  return rows.length > 0;
}
