import { wrongCredentials } from "../errors.ts";
import type { Ground } from "../ground.ts";
import { signedInOf } from "../queries/read-session.ts";
import type { SignedIn } from "../contract.ts";
import type { Visit } from "../sessions.ts";
import { deleteExpiredSessions, findSessionByToken, touchSession } from "../store/sessions.ts";
import { countAttempt } from "./count-attempt.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Throws `wrong_credentials`, the same for an address that nobody has, or `too_many_attempts`. */
export async function signIn(ground: Ground, visit: Visit, credentials: Credentials): Promise<SignedIn> {
  const forgive = await countAttempt(ground, visit, credentials.email);
  const signedIn = await beginSession(ground, visit, credentials);
  await forgive();
  await deleteExpiredSessions(ground.db, ground.now());
  return signedIn;
}

/** Signs in without counting, for who has just been given the password. */
export async function beginSession(ground: Ground, visit: Visit, { email, password }: Credentials): Promise<SignedIn> {
  const token = await ground.sessions.signIn(visit, { email: email.toLowerCase(), password });
  const held = token === undefined ? undefined : await findSessionByToken(ground.db, token);
  if (!held) throw wrongCredentials();
  await touchSession(ground.db, { sessionId: held.session_id, userId: held.user_id }, ground.now());
  return signedInOf(held);
}
