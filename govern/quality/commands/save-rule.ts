import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { RuleBody } from "../contract/rule.ts";
import { ruleConflict } from "../errors.ts";
import { checkRule } from "../rules/check-rule.ts";
import { findRelations } from "../store/relations.ts";
import { addRule, newestRules } from "../store/rules.ts";

/**
 * Adds a version of a rule. Throws `bad_rule` when it names what is not there, and `rule_conflict` when another version
 * stands than the one that the change was begun with (0: none).
 */
export async function saveRule(
  db: Handle,
  change: {
    readonly id: string;
    readonly body: RuleBody;
    readonly why: string;
    readonly ifVersion: number;
    readonly by: string;
    readonly now: Date;
  },
): Promise<void> {
  const { id, body, why, ifVersion, by, now } = change;
  await transact(db, async (tx) => {
    checkRule(body, await findRelations(tx));
    const [stands] = await newestRules(tx, id);
    const row = {
      rule: id,
      version: ifVersion + 1,
      body,
      origin: "edited" as const,
      saved_by: by,
      saved_at: now,
      why,
    };
    const saved = (stands?.version ?? 0) === ifVersion && (await addRule(tx, row));
    if (!saved) {
      const [other] = await newestRules(tx, id);
      throw ruleConflict({
        version: other?.version ?? 0,
        savedBy: other?.saved_by ?? null,
        savedAt: other?.saved_at.toISOString() ?? null,
      });
    }
    noteChange({ subject: `quality rule ${id}`, before: stands?.body ?? null, after: body });
    await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
  });
}
