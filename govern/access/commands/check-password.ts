import { isCommonPassword } from "../common-passwords.ts";
import { weakPassword } from "../errors.ts";
import type { Ground } from "../ground.ts";
import { weaknessOf } from "../rules/passwords.ts";

/**
 * Refuses what is guessed first, and what is known to be stolen where such a list is asked. `path` names the field.
 * Throws `password_too_weak`.
 */
export async function checkNewPassword(
  { isBreached }: Ground,
  { path, password, person }: { path: string; password: string; person: { name: string; email: string } },
): Promise<void> {
  const weakness = weaknessOf(password, person);
  if (weakness) throw weakPassword(path, weakness);
  if (isCommonPassword(password)) throw weakPassword(path, "is one of those that are guessed first");
  if (await isBreached(password)) throw weakPassword(path, "stands in a list of passwords that were stolen somewhere");
}
