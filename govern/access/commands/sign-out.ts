import type { AccessContext } from "../ground.ts";
import { deleteSession } from "../store/sessions.ts";

/** Ends the session of who asks, if there is one, and takes the cookie away. */
export async function signOut({ ground, visit, person }: AccessContext): Promise<void> {
  // better-auth says that all is well also when the database did not answer, and the session would live on.
  const { session } = await person();
  if (session) await deleteSession(ground.db, session.user_id, session.session_id);
  await ground.sessions.signOut(visit);
  ground.forget();
}
