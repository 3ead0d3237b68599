import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { RetentionRule } from "../contract.ts";

interface RuleRow extends Omit<RetentionRule, "id" | "by" | "at"> {
  readonly rule_id: string;
  readonly removed: boolean;
  readonly by_name: string;
  readonly at: Date;
}

/** The newest version of each rule that was not removed, the oldest rule first. */
export async function findRules(tx: Handle): Promise<RetentionRule[]> {
  const { rows } = await sql<RuleRow>`
    select * from (select distinct on (rule_id) * from retention_rule order by rule_id, version desc) newest
    where not removed order by rule_id`.execute(tx);
  return rows.map(ruleOf);
}

/** Adds a version of a rule; false where somebody was quicker. */
export async function insertRule(tx: Handle, rule: RetentionRule, removed = false): Promise<boolean> {
  const { id, version, field, channel, unit, months, locked, active, why, by, at } = rule;
  const { rows } = await sql`
    insert into retention_rule
      (rule_id, version, field, channel, unit, months, locked, active, removed, why, by_name, at)
    values (${id}, ${version}, ${field}, ${channel}, ${unit}, ${months}, ${locked}, ${active}, ${removed}, ${why}, ${by},
      ${at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** One change of rules at a time: two that look at each other must not both pass. Held to the end of the transaction. */
export async function lockRules(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715440)`.execute(tx);
}

function ruleOf({ rule_id: id, by_name: by, at, removed: _removed, ...row }: RuleRow): RetentionRule {
  return { ...row, id, by, at: at.toISOString() };
}
