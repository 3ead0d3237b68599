import { personNeeded, unknownSession } from "../errors.ts";
import type { AccessContext } from "../ground.ts";
import { deleteSession } from "../store/sessions.ts";

/** Ends one of the sessions of who asks, also the present one. Throws `session_unknown`. */
export async function endSession({ ground, person }: AccessContext, id: string): Promise<void> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const ended = await deleteSession(ground.db, session.user_id, id);
  ground.forget();
  if (!ended) throw unknownSession(id);
}
