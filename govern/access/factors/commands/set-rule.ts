import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { type Ground, tellAccess } from "../../ground.ts";
import type { SignInRule } from "../contract.ts";
import { ruleChanged } from "../errors.ts";
import { readRule } from "../queries/read-rule.ts";
import { findRule, putRule } from "../store/sign-in.ts";

/** Holds from the next sign-in of each member on; sessions that are open stay. Throws `rule_changed`. */
export async function setRule(
  { db, now }: Ground,
  asker: Asker,
  { secondFactor, ifVersion }: { secondFactor: SignInRule["secondFactor"]; ifVersion: number },
): Promise<SignInRule> {
  return await transact(db, async (tx) => {
    const before = await findRule(tx);
    const row = { second_factor: secondFactor, version: ifVersion + 1, changed_at: now(), changed_by: asker.name };
    if (before.version !== ifVersion || !(await putRule(tx, row, ifVersion))) {
      const { second_factor, version, changed_by } = await findRule(tx);
      throw ruleChanged({ secondFactor: second_factor, version, changedBy: changed_by });
    }
    noteChange({ subject: "second factor asked of", before: before.second_factor, after: secondFactor });
    await tellAccess(tx);
    return await readRule(tx);
  });
}
