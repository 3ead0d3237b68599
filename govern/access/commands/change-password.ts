import { transact } from "@firsthand/platform/storage";

import { personNeeded, wrongPassword } from "../errors.ts";
import { deleteChallengesOf } from "../factors/store/challenges.ts";
import { deleteSessionsOf, updatePassword } from "../factors/store/sign-in.ts";
import { type AccessContext, tellAccess } from "../ground.ts";
import { checkNewPassword } from "./check-password.ts";
import { countAttempt } from "./count-attempt.ts";
import { openSession } from "./open-session.ts";

/**
 * Puts one new session in the place of all sessions of the person. Throws `wrong_password`, `password_too_weak`,
 * `too_many_attempts`.
 */
export async function changePassword(
  { ground, visit, person }: AccessContext,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const { db, now, sessions } = ground;
  const userId = session.user_id;
  await checkNewPassword(ground, { path: "next", password: next, person: session });
  const forgive = await countAttempt(ground, visit, session.email);
  if ((await sessions.checkPassword({ email: session.email, password: current })) !== userId) throw wrongPassword();
  const hash = await sessions.hashPassword(next);
  await transact(db, async (tx) => {
    await updatePassword(tx, userId, { hash, now: now() });
    await deleteSessionsOf(tx, userId);
    await deleteChallengesOf(tx, userId);
    await tellAccess(tx);
  });
  await openSession(ground, visit, { userId, method: "password" });
  await forgive();
}
