import type { Handle } from "@firsthand/platform/storage";

import type { ListedRule, ShownRule } from "../contract.ts";
import { unknownRule } from "../errors.ts";
import { failingRows, lastRuns, newestRules, type RuleRow, type RunRow } from "../store/rules.ts";

/** So many runs are drawn of each rule; one hour apart, two days. */
const POINTS = 48;

/** All rules with their last runs, in the order of their ids. */
export async function listRules(db: Handle): Promise<ListedRule[]> {
  const runs = Map.groupBy(await lastRuns(db, POINTS), ({ rule }) => rule);
  return (await newestRules(db)).map((row) => listedOf(row, runs.get(row.rule) ?? []));
}

/** One rule with its runs and the rows that failed in the last. Throws `unknown_rule`. */
export async function showRule(db: Handle, id: string): Promise<ShownRule> {
  const [row] = await newestRules(db, id);
  if (!row) throw unknownRule(id);
  const runs = await lastRuns(db, POINTS, id);
  return {
    ...listedOf(row, runs),
    savedBy: row.saved_by,
    savedAt: row.saved_at.toISOString(),
    why: row.why,
    runs: runs.map(runOf),
    rows: [...(await failingRows(db, id))],
  };
}

function listedOf({ rule, version, origin, body }: RuleRow, runs: readonly RunRow[]): ListedRule {
  const [last] = runs;
  return {
    id: rule,
    version,
    origin,
    body,
    last: last ? runOf(last) : null,
    points: runs.map(({ checked, failed }) => (checked > 0 ? (checked - failed) / checked : null)).toReversed(),
  };
}

function runOf({ at, state, checked, failed, sampled, seconds, reason }: RunRow): ShownRule["runs"][number] {
  return { at: at.toISOString(), state, checked, failed, sampled, seconds, reason };
}
