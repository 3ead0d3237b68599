import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { type Ground, tellAccess } from "../../ground.ts";
import { sessionHours } from "../../contract.ts";
import type { SignInRule } from "../contract.ts";
import { ruleChanged } from "../errors.ts";
import { readRule } from "../queries/read-rule.ts";
import { type RuleRow, findRule, putRule } from "../store/sign-in.ts";

/**
 * Whom a second factor is asked of holds from the next sign-in of each member on. How long sessions last holds at once,
 * also for those that are open. Throws `rule_changed`.
 */
export async function setRule(
  { db, now, forget }: Ground,
  asker: Asker,
  { secondFactor, idleHours, longestHours, ifVersion }: WantedRule,
): Promise<SignInRule> {
  const saved = await transact(db, async (tx) => {
    const before = await findRule(tx);
    const row = {
      second_factor: secondFactor,
      idle_hours: idleHours ?? before.idle_hours,
      longest_hours: longestHours ?? before.longest_hours,
      version: ifVersion + 1,
      changed_at: now(),
      changed_by: asker.name,
    };
    if (before.version !== ifVersion || !(await putRule(tx, row, ifVersion))) {
      const { second_factor, version, changed_by } = await findRule(tx);
      throw ruleChanged({ secondFactor: second_factor, version, changedBy: changed_by });
    }
    noteChange({ subject: "rule of signing in", before: kept(before), after: kept(row) });
    await tellAccess(tx);
    return await readRule(tx);
  });
  forget();
  return saved;
}

interface WantedRule {
  readonly secondFactor: SignInRule["secondFactor"];
  readonly idleHours?: number | undefined;
  readonly longestHours?: number | undefined;
  readonly ifVersion: number;
}

/** What stands in the record of who did what. */
function kept({ second_factor, idle_hours, longest_hours }: RuleRow) {
  return {
    secondFactor: second_factor,
    idleHours: idle_hours ?? sessionHours.idle.most,
    longestHours: longest_hours ?? sessionHours.longest.most,
  };
}
