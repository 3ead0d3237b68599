import { isWithin } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { outsideOfReach, unknownOwner } from "../errors.ts";
import type { Doer, InsightGround, Seer } from "../ground.ts";
import { isKnownTo } from "../rules/known.ts";
import { countSpoken, filterOf, forgetRaisers, keepRaisers } from "../store/evidence.ts";
import { type StoredInsight, updateInsight } from "../store/insights.ts";
import { insertStep } from "../store/steps.ts";
import { type NewInsight, stepOf, windowOf } from "./add-insight.ts";
import { findMine, noted } from "./find-mine.ts";
import { tellInsights } from "./tell.ts";

interface Change extends Omit<NewInsight, "evidence"> {
  readonly id: string;
  readonly evidence: Pick<NewInsight["evidence"], "filter" | "since" | "until">;
  readonly ifVersion: number;
}

const UNCOUNTED = { before_messages: null, before_customers: null, after_messages: null, after_customers: null };

/**
 * Changes what a finding says and what speaks for it; its volume is counted anew, its clock runs on. Throws
 * `empty_window`, `unknown_insight`, `not_allowed` and `insight_conflict`.
 */
export async function changeInsight(
  ground: InsightGround,
  seer: Seer,
  by: Doer,
  { id, ifVersion, evidence, targetDays, ...given }: Change,
): Promise<void> {
  const window = windowOf(evidence);
  if (!isWithin(seer.manage, given)) throw outsideOfReach();
  await transact(ground.db, async (tx) => {
    const before = await findMine(tx, seer, id, ifVersion);
    const { filter } = evidence;
    const counted = await countSpoken(tx, filterOf({ filter, unit: given.unit }), window);
    const isOther = given.unit !== before.unit || JSON.stringify(filter) !== JSON.stringify(before.filter);
    // What came up before and after the action was counted of the old filter: it is counted anew.
    const stood = isOther ? { ...before, ...UNCOUNTED } : before;
    const changed = { ...stood, ...given, ...window, ...counted, filter, target_days: targetDays };
    const after: StoredInsight = { ...changed, version: before.version + 1 };
    await updateInsight(tx, after);
    const isElsewhen = +window.since !== +before.since;
    if (after.acted_at !== null && (isOther || isElsewhen)) {
      // Who had raised it follows from what it means: it is kept anew.
      await forgetRaisers(tx, id);
      await keepRaisers(tx, after, after.acted_at);
    }
    await insertStep(tx, stepOf({ insight_id: id, kind: "changed", note: "" }, { ground, by, at: ground.now() }));
    noteChange({ subject: `insight ${id}`, before: noted(before), after: noted(after) });
    await tellInsights(tx);
  });
}

/** Names who looks after a finding. Throws `unknown_owner`, `unknown_insight`, `not_allowed` and `insight_conflict`. */
export async function ownInsight(
  ground: InsightGround,
  seer: Seer,
  by: Doer,
  { id, owner, ifVersion }: { readonly id: string; readonly owner: string | null; readonly ifVersion: number },
): Promise<void> {
  const known = (await ground.members()).filter((one) => isKnownTo({ id: by.id, reach: seer.read }, one));
  await transact(ground.db, async (tx) => {
    const before = await findMine(tx, seer, id, ifVersion);
    // Who looks after it stays, also where whoever asks does not know them otherwise.
    const stands = { id: before.owner_id, name: before.owner_name };
    const member = owner === null ? null : [...known, stands].find((one) => one.id === owner);
    if (member === undefined) throw unknownOwner(owner ?? "");
    const named = { owner_id: member?.id ?? null, owner_name: member?.name ?? null };
    const after: StoredInsight = { ...before, ...named, version: before.version + 1 };
    await updateInsight(tx, after);
    const note = member?.name ?? "";
    await insertStep(tx, stepOf({ insight_id: id, kind: "owner", note }, { ground, by, at: ground.now() }));
    noteChange({ subject: `insight ${id}`, before: noted(before), after: noted(after) });
    await tellInsights(tx);
  });
}
