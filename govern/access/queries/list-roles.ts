import type { Handle } from "@firsthand/platform/storage";

import type { Grant, Role } from "../contract.ts";
import { permissionsOf } from "../rules/rights.ts";
import { type RoleRow, findRoles } from "../store/roles.ts";

/** All roles, administrator first, then those that came with the product. */
export async function listRoles(db: Handle): Promise<Role[]> {
  return (await findRoles(db)).map(roleOf);
}

export function roleOf({ changed_at, changed_by, ...row }: RoleRow): Role {
  return {
    role: row.role,
    title: row.title,
    words: row.words,
    permissions: permissionsOf(row),
    shipped: row.shipped,
    version: row.version,
    holders: row.holders,
    changedAt: changed_at?.toISOString() ?? null,
    changedBy: changed_by,
  };
}

/** The titles of the roles that are granted, each once. */
export async function titlesOf(db: Handle, grants: readonly Grant[]): Promise<string[]> {
  const titles = new Map((await findRoles(db)).map(({ role, title }) => [role, title]));
  return [...new Set(grants.map(({ role }) => titles.get(role) ?? role))];
}
