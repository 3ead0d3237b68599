import type { Handle } from "@firsthand/platform/storage";

import type { Grant, Role } from "../contract.ts";
import { type Rights, permissionsOf } from "../rules/rights.ts";
import { type RoleRow, findRoles } from "../store/roles.ts";
import { listMembers } from "./list-members.ts";

/**
 * All roles, administrator first, then those that came with the product. Who sees units only is told how many of those
 * members whom they see hold each, and not who changed it.
 */
export async function listRoles(db: Handle, own: Pick<Rights, "reach">): Promise<Role[]> {
  const roles = (await findRoles(db)).map(roleOf);
  if (own.reach("access.read") === "all") return roles;
  const members = (await listMembers(db, own)).filter(({ state }) => state === "active");
  return roles.map((one) => ({
    ...one,
    holders: members.filter(({ grants }) => grants.some(({ role }) => role === one.role)).length,
    changedBy: null,
  }));
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
