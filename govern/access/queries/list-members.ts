import type { Handle } from "@firsthand/platform/storage";

import type { Member } from "../contract.ts";
import { findInvitations } from "../store/invitations.ts";
import { type UserRow, findMembers } from "../store/members.ts";

/** All members by name, then who is invited. */
export async function listMembers(db: Handle): Promise<Member[]> {
  const members = await findMembers(db);
  const invited = await findInvitations(db);
  return [
    ...members.map(memberOf),
    ...invited.map(({ id, name, email, role, created_at, expires_at }) => ({
      id,
      name,
      email,
      role,
      createdAt: created_at.toISOString(),
      lastSeenAt: null,
      state: "invited" as const,
      expiresAt: expires_at.toISOString(),
    })),
  ];
}

export function memberOf({ id, name, email, role, created_at, last_seen_at }: UserRow): Member {
  return {
    id,
    name,
    email,
    role,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
    state: "active",
    expiresAt: null,
  };
}
