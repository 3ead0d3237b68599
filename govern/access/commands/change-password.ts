import { personNeeded, weakPassword, wrongPassword } from "../errors.ts";
import type { AccessContext } from "../ground.ts";
import { weaknessOf } from "../rules/passwords.ts";
import { countAttempt } from "./count-attempt.ts";

/** Ends all other sessions of the person. Throws `wrong_password`, `password_too_weak`, `too_many_attempts`. */
export async function changePassword(
  { ground, visit, person }: AccessContext,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const weakness = weaknessOf(next, session);
  if (weakness) throw weakPassword("next", weakness);
  const forgive = await countAttempt(ground, visit, session.email);
  if (!(await ground.sessions.changePassword(visit, { current, next }))) throw wrongPassword();
  ground.forget();
  await forgive();
}
