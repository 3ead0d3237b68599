import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { sessionHours } from "../contract.ts";

/** When a session `s` ends if it is not used any more: by its own date, by the idle time, or by the longest one. */
const endsAt = sql`least(s.expires_at,
  s.created_at + make_interval(hours => coalesce(r.longest_hours, ${sessionHours.longest.most})),
  coalesce(s.last_seen_at, s.created_at) + make_interval(hours => coalesce(r.idle_hours, ${sessionHours.idle.most})))`;

const sessionsWithRule = sql`account_session s left join account_sign_in_rule r on true`;

export interface SessionRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
  readonly expires_at: Date;
  readonly user_agent: string | null;
  readonly ip_address: string | null;
}

/** A session together with whose it is. */
export interface HeldSession {
  readonly session_id: string;
  readonly expires_at: Date;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
}

export async function findSessionByToken(tx: Handle, token: string): Promise<HeldSession | undefined> {
  const { rows } = await sql<HeldSession>`
    select s.id as session_id, ${endsAt} as expires_at, u.id as user_id, u.name, u.email
    from ${sessionsWithRule} join account_user u on u.id = s.user_id where s.token = ${token}`.execute(tx);
  return rows[0];
}

export async function findSessions(tx: Handle, userId: string, now: Date): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.created_at, s.last_seen_at, ${endsAt} as expires_at, s.user_agent, s.ip_address
    from ${sessionsWithRule} where s.user_id = ${userId} and ${endsAt} > ${now}
    order by coalesce(s.last_seen_at, s.created_at) desc, s.id`.execute(tx);
  return rows;
}

/** Whether there was one of this person's. */
export async function deleteSession(tx: Handle, userId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from account_session where id = ${id} and user_id = ${userId} returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function deleteExpiredSessions(tx: Handle, now: Date): Promise<void> {
  await sql`
    delete from account_session where id in (select s.id from ${sessionsWithRule} where ${endsAt} <= ${now})`.execute(
    tx,
  );
}

/** Notes that a session was used, at most once a minute. */
export async function touchSession(tx: Handle, held: { sessionId: string; userId: string }, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 60_000);
  await sql`
    with touched as (
      update account_session set last_seen_at = ${now}
      where id = ${held.sessionId} and (last_seen_at is null or last_seen_at <= ${before}) returning user_id)
    update account_user set last_seen_at = ${now} where id = (select user_id from touched)`.execute(tx);
}
