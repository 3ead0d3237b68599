import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface RoleRow {
  readonly role: string;
  readonly title: string;
  readonly words: string;
  readonly permissions: readonly string[];
  readonly shipped: boolean;
  readonly version: number;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
  readonly holders: number;
}

/** All roles: those that came with the product first, in the order of their permissions. */
export async function findRoles(tx: Handle): Promise<readonly RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    select r.*, (select count(distinct user_id)::int from account_grant g where g.role = r.role) as holders
    from account_role r order by (r.role = 'administrator') desc, r.shipped desc, lower(r.title), r.role`.execute(tx);
  return rows;
}

/** A role, held so that nobody changes it meanwhile. */
export async function findRole(tx: Handle, role: string): Promise<RoleRow | undefined> {
  const { rows } = await sql<RoleRow>`
    select r.*, (select count(distinct user_id)::int from account_grant g where g.role = r.role) as holders
    from account_role r where r.role = ${role} for update`.execute(tx);
  return rows[0];
}

/** Makes a role or puts the next version in its place. */
export async function putRole(
  tx: Handle,
  role: Omit<RoleRow, "shipped" | "holders" | "version" | "changed_at"> & { readonly changed_at: Date },
): Promise<void> {
  await sql`
    insert into account_role (role, title, words, permissions, shipped, version, changed_at, changed_by)
    values (${role.role}, ${role.title}, ${role.words}, ${[...role.permissions]}, false, 1, ${role.changed_at},
      ${role.changed_by})
    on conflict (role) do update set title = excluded.title, words = excluded.words,
      permissions = excluded.permissions, version = account_role.version + 1, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx);
}

/** Whether an invitation that waits names this role. */
export async function isOffered(tx: Handle, role: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_invitation where grants @> jsonb_build_array(jsonb_build_object('role', ${role}::text))
    limit 1`.execute(tx);
  return rows.length > 0;
}

export async function deleteRole(tx: Handle, role: string): Promise<void> {
  await sql`delete from account_role where role = ${role}`.execute(tx);
}
