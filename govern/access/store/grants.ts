import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Grant } from "../contract.ts";
import type { HeldGrant } from "../rules/rights.ts";

export async function findGrants(tx: Handle, userId: string): Promise<readonly HeldGrant[]> {
  const { rows } = await sql<HeldGrant>`
    select g.role, g.unit, g.function, r.permissions
    from account_grant g join account_role r on r.role = g.role
    where g.user_id = ${userId} order by g.role, g.unit nulls first, g.function nulls first`.execute(tx);
  return rows;
}

/** The grants of all members, by the id of each. */
export async function findAllGrants(tx: Handle): Promise<ReadonlyMap<string, readonly Grant[]>> {
  const { rows } = await sql<Grant & { user_id: string }>`
    select user_id, role, unit, function from account_grant
    order by user_id, role, unit nulls first, function nulls first`.execute(tx);
  const found = new Map<string, Grant[]>();
  for (const { user_id, ...grant } of rows) found.set(user_id, [...(found.get(user_id) ?? []), grant]);
  return found;
}

/** Puts these in the place of all that somebody held; what they held already stays as it was given. */
export async function putGrants(
  tx: Handle,
  userId: string,
  grants: readonly Grant[],
  made: { readonly at: Date; readonly by: string },
): Promise<void> {
  await sql`
    delete from account_grant g where user_id = ${userId} and not exists (
      select from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as kept(role text, unit text, function text)
      where kept.role = g.role and kept.unit is not distinct from g.unit
        and kept.function is not distinct from g.function)`.execute(tx);
  for (const { role, unit, function: ofFunction } of grants) {
    await sql`
      insert into account_grant (user_id, role, unit, function, granted_at, granted_by)
      values (${userId}, ${role}, ${unit}, ${ofFunction}, ${made.at}, ${made.by})
      on conflict do nothing`.execute(tx);
  }
}
