import type { OwnSession } from "../contract.ts";
import { personNeeded } from "../errors.ts";
import type { AccessContext } from "../ground.ts";
import { type SessionRow, findSessions } from "../store/sessions.ts";

/** The sessions of who asks, the last seen first. */
export async function listSessions({ ground, person }: AccessContext): Promise<OwnSession[]> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const rows = await findSessions(ground.db, session.user_id, ground.now());
  return rows.map((row) => ownSessionOf(row, row.id === session.session_id));
}

export function ownSessionOf(row: SessionRow, current: boolean): OwnSession {
  return {
    id: row.id,
    current,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: (row.last_seen_at ?? row.created_at).toISOString(),
    expiresAt: row.expires_at.toISOString(),
    userAgent: row.user_agent === "" ? null : row.user_agent,
    address: row.ip_address === "" ? null : row.ip_address,
  };
}
