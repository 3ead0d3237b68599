import type { Handle } from "@firsthand/platform/storage";

import type { SignInRule } from "../contract.ts";
import { countFactors, findRule } from "../store/sign-in.ts";

/** Of whom a second factor is asked, and how many have one. */
export async function readRule(tx: Handle): Promise<SignInRule> {
  const { second_factor, version, changed_at, changed_by } = await findRule(tx);
  return {
    secondFactor: second_factor,
    version,
    changedAt: changed_at?.toISOString() ?? null,
    changedBy: changed_by,
    members: await countFactors(tx),
  };
}
