import type { Handle } from "@firsthand/platform/storage";

import type { Grant, Member } from "../contract.ts";
import { findInvitations } from "../store/invitations.ts";
import { findAllGrants } from "../store/grants.ts";
import { type UserRow, findMembers } from "../store/members.ts";

/** All members by name, then who is invited. */
export async function listMembers(db: Handle): Promise<Member[]> {
  const members = await findMembers(db);
  const grants = await findAllGrants(db);
  const invited = await findInvitations(db);
  return [
    ...members.map((row) => memberOf(row, grants.get(row.id) ?? [])),
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
