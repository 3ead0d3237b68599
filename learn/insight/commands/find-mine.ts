import { isWithin } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { insightConflict, outsideOfReach, unknownInsight } from "../errors.ts";
import type { Seer } from "../ground.ts";
import { lockInsight, type StoredInsight } from "../store/insights.ts";

/**
 * The finding that is to be changed, which nobody else changes until the transaction ends. Throws `unknown_insight`,
 * `not_allowed` and, where a version is given, `insight_conflict`.
 */
export async function findMine(tx: Handle, seer: Seer, id: string, ifVersion?: number): Promise<StoredInsight> {
  const row = await lockInsight(tx, id);
  if (!row || !isWithin(seer.read, row)) throw unknownInsight(id);
  if (!isWithin(seer.manage, row)) throw outsideOfReach();
  if (ifVersion !== undefined && row.version !== ifVersion) throw insightConflict(row.version);
  return row;
}

/** What of a finding stands in the record of who did what: nothing that may quote a customer. */
export function noted({ function: of, unit, state, owner_name, target_days }: StoredInsight) {
  return { function: of, unit, state, owner: owner_name, targetDays: target_days };
}
