import { noteOperation } from "@firsthand/platform/trace";

import { noteMember } from "../../commands/note-member.ts";
import { openSession } from "../../commands/open-session.ts";
import type { SignInOutcome } from "../../contract.ts";
import type { Ground } from "../../ground.ts";
import type { Visit } from "../../sessions.ts";
import { findDemand } from "../queries/find-demand.ts";
import { issueChallenge } from "./challenge.ts";

/**
 * What follows a right password: a session; or the step that asks for a second factor, where the person has an app, or
 * has a passkey and the rule asks for it; or the one that makes them add a factor, where the rule asks and there is none.
 */
export async function afterPassword(ground: Ground, visit: Visit, userId: string): Promise<SignInOutcome> {
  const { hasTotp, hasPasskey, required } = await findDemand(ground.db, userId);
  if (hasTotp || required) {
    // Nobody is signed in by it yet.
    noteOperation("access.givePassword");
    await noteMember(ground.db, userId);
  }
  if (hasTotp || (required && hasPasskey)) {
    const issued = await issueChallenge(ground, "second_factor", { userId });
    return { state: "second_factor", ...issued, code: hasTotp, passkey: hasPasskey };
  }
  if (required) {
    const issued = await issueChallenge(ground, "second_factor", { userId, content: { enrol: "yes" } });
    return { state: "enrolment", ...issued };
  }
  return await openSession(ground, visit, { userId, method: "password" });
}
