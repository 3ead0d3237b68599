import { countAttempt } from "../../commands/count-attempt.ts";
import { noteMember } from "../../commands/note-member.ts";
import { openSession } from "../../commands/open-session.ts";
import type { SignedIn } from "../../contract.ts";
import type { Ground } from "../../ground.ts";
import type { Visit } from "../../sessions.ts";
import { findMember } from "../../store/members.ts";
import { stepOver } from "../errors.ts";
import { endStep, tryStep } from "./second-factor.ts";
import { type TotpOffer, confirmOffer, offerTotp } from "./totp.ts";

/** For who has given the password and must add an app before a session opens. Throws `step_over`. */
export async function beginEnrolment(ground: Ground, token: string): Promise<TotpOffer> {
  const userId = await whoEnrols(ground, token);
  const member = await findMember(ground.db, userId);
  if (!member) throw stepOver();
  return await offerTotp(ground, { userId, email: member.email });
}

/** Throws `step_over`, `wrong_code`, `too_many_attempts`. */
export async function finishEnrolment(
  ground: Ground,
  visit: Visit,
  { token, code }: { token: string; code: string },
): Promise<{ session: SignedIn; recoveryCodes: string[] }> {
  const userId = await whoEnrols(ground, token);
  const forgive = await countAttempt(ground, visit, `second factor of ${userId}`);
  await noteMember(ground.db, userId);
  const recoveryCodes = await confirmOffer(ground, userId, { code, keepSession: undefined });
  await endStep(ground, token);
  await forgive();
  return { session: await openSession(ground, visit, { userId, method: "code" }), recoveryCodes };
}

async function whoEnrols(ground: Ground, token: string): Promise<string> {
  const { userId, challenge } = await tryStep(ground, token);
  if (challenge.content["enrol"] === undefined) throw stepOver();
  return userId;
}
