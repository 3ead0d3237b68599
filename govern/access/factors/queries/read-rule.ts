import type { Handle } from "@firsthand/platform/storage";

import { sessionHours } from "../../contract.ts";
import type { SignInRule } from "../contract.ts";
import { countFactors, findRule } from "../store/sign-in.ts";

/** Of whom a second factor is asked, how many have one, and how long sessions last. */
export async function readRule(tx: Handle): Promise<SignInRule> {
  const { second_factor, idle_hours, longest_hours, version, changed_at, changed_by } = await findRule(tx);
  return {
    secondFactor: second_factor,
    idleHours: idle_hours ?? sessionHours.idle.most,
    longestHours: longest_hours ?? sessionHours.longest.most,
    version,
    changedAt: changed_at?.toISOString() ?? null,
    changedBy: changed_by,
    members: await countFactors(tx),
  };
}
