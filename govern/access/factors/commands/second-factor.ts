import { countAttempt } from "../../commands/count-attempt.ts";
import { openSession } from "../../commands/open-session.ts";
import type { SignedIn } from "../../contract.ts";
import type { Ground } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import type { Visit } from "../../sessions.ts";
import { stepOver } from "../errors.ts";
import { MOST_ENROLMENT_TRIES, MOST_TRIES } from "../rules/codes.ts";
import { type ChallengeRow, takeChallenge, tryChallenge } from "../store/challenges.ts";
import { checkCode } from "./check-code.ts";

/**
 * Finishes signing in. Throws `step_over` (also after five wrong codes: then the password is asked for again),
 * `wrong_code`, `codes_locked`, `too_many_attempts`.
 */
export async function giveSecondFactor(
  ground: Ground,
  visit: Visit,
  { token, code }: { token: string; code: string },
): Promise<SignedIn> {
  const { userId, challenge } = await tryStep(ground, token);
  if (challenge.content["enrol"] !== undefined) throw stepOver();
  const forgive = await countAttempt(ground, visit, `second factor of ${userId}`);
  const method = await checkCode(ground, userId, code);
  await endStep(ground, token);
  await forgive();
  return await openSession(ground, visit, { userId, method });
}

/** Whose step it is; it is counted as tried. Throws `step_over`. */
export async function tryStep(
  { db, now }: Ground,
  token: string,
): Promise<{ userId: string; challenge: ChallengeRow }> {
  const challenge = await tryChallenge(db, { hash: hashOf(token), kind: "second_factor", now: now() });
  if (!challenge?.user_id) throw stepOver();
  const most = challenge.content["enrol"] === undefined ? MOST_TRIES : MOST_ENROLMENT_TRIES;
  if (challenge.attempts > most) throw stepOver();
  return { userId: challenge.user_id, challenge };
}

/** Of two who finish the same step at once, one does. Throws `step_over`. */
export async function endStep({ db, now }: Ground, token: string): Promise<void> {
  if (!(await takeChallenge(db, { hash: hashOf(token), kind: "second_factor", now: now() }))) throw stepOver();
}
