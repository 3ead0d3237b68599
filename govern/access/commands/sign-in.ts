import type { SignInOutcome } from "../contract.ts";
import { wrongCredentials } from "../errors.ts";
import { afterPassword } from "../factors/commands/after-password.ts";
import type { Ground } from "../ground.ts";
import type { Visit } from "../sessions.ts";
import { countAttempt } from "./count-attempt.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * The first step, and the only one where no second factor is asked for. Throws `wrong_credentials`, the same for an
 * address that nobody has, or `too_many_attempts`.
 */
export async function signIn(ground: Ground, visit: Visit, credentials: Credentials): Promise<SignInOutcome> {
  return await afterPassword(ground, visit, await provePassword(ground, visit, credentials));
}

/** Whose password it is, by the id of the member. Throws `wrong_credentials`, `too_many_attempts`. */
export async function provePassword(ground: Ground, visit: Visit, credentials: Credentials): Promise<string> {
  const forgive = await countAttempt(ground, visit, credentials.email);
  const userId = await ground.sessions.checkPassword(credentials);
  if (userId === undefined) throw wrongCredentials();
  await forgive();
  return userId;
}
