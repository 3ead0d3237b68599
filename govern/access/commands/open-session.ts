import { noteActor, noteSubject } from "@firsthand/platform/trace";

import type { SignedIn } from "../contract.ts";
import { wrongCredentials } from "../errors.ts";
import { type SignInMethod, noteMethod } from "../factors/store/sign-in.ts";
import type { Ground } from "../ground.ts";
import { findRights } from "../queries/find-rights.ts";
import { signedInOf } from "../queries/read-session.ts";
import type { Visit } from "../sessions.ts";
import { deleteExpiredSessions, deleteSession, findSessionByToken, touchSession } from "../store/sessions.ts";

export interface OpenedBy {
  readonly userId: string;
  readonly method: SignInMethod;
  /** When they proved it, if that was not just now. */
  readonly provedAt?: Date;
}

/**
 * Opens a new session for who has proved to be this person, and ends the one that the browser held before: nobody who
 * knew that one comes in with them.
 */
export async function openSession(
  ground: Ground,
  visit: Visit,
  { userId, method, provedAt }: OpenedBy,
): Promise<SignedIn> {
  const { db, now, sessions } = ground;
  noteSubject("member", userId);
  const before = await sessions.find(visit.headers, { prolong: false });
  const token = await sessions.open(visit, userId);
  const at = now();
  await noteMethod(db, token, { method, now: provedAt ?? at });
  if (before) await deleteSession(db, before.userId, before.sessionId);
  await deleteExpiredSessions(db, at);
  ground.forget();
  const held = await findSessionByToken(db, token);
  if (!held) throw wrongCredentials();
  noteActor({ kind: "person", id: userId, name: held.name });
  await touchSession(db, { sessionId: held.session_id, userId }, at);
  const { rights, grants } = await findRights(db, userId);
  return signedInOf(held, rights, grants);
}
