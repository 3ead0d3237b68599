import type { Handle } from "@firsthand/platform/storage";

import type { Grant, Member } from "../contract.ts";
import { type Rights, covers, everything } from "../rules/rights.ts";
import { findInvitations } from "../store/invitations.ts";
import { findAllGrants } from "../store/grants.ts";
import { type UserRow, findMembers } from "../store/members.ts";

/** All members by name, then who is invited. */
export async function listAllMembers(db: Handle): Promise<Member[]> {
  return await listMembers(db, everything);
}

/**
 * Members by name, then who is invited. Who sees units only is told of members who hold a role there, with these roles,
 * and of invitations that are for there alone.
 */
export async function listMembers(db: Handle, own: Pick<Rights, "reach">): Promise<Member[]> {
  const members = await findMembers(db);
  const grants = await findAllGrants(db);
  const seesAll = own.reach("access.read") === "all" || own.reach("access.manage") === "all";
  const seen = (held: readonly Grant[]) => (seesAll ? held : held.filter((grant) => isSeenGrant(own, grant)));
  const invited = (await findInvitations(db)).filter((one) => seen(one.grants).length === one.grants.length);
  return [
    ...members.flatMap((row) => {
      const held = seen(grants.get(row.id) ?? []);
      return seesAll || held.length > 0 ? [memberOf(row, held)] : [];
    }),
    ...invited.map(({ id, name, email, grants: offered, created_at, expires_at }) => ({
      id,
      name,
      email,
      grants: [...offered],
      createdAt: created_at.toISOString(),
      lastSeenAt: null,
      state: "invited" as const,
      expiresAt: expires_at.toISOString(),
    })),
  ];
}

/** Whether somebody is told of a grant. */
export function isSeenGrant(own: Pick<Rights, "reach">, grant: Grant): boolean {
  return covers(own, "access.read", grant) || covers(own, "access.manage", grant);
}

export function memberOf({ id, name, email, created_at, last_seen_at }: UserRow, grants: readonly Grant[]): Member {
  return {
    id,
    name,
    email,
    grants: [...grants],
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
    state: "active",
    expiresAt: null,
  };
}
