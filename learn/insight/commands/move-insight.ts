import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { InsightState } from "../contract.ts";
import type { Doer, InsightGround, Seer } from "../ground.ts";
import { actedAfter, checkStep } from "../rules/steps.ts";
import { forgetRaisers, keepRaisers } from "../store/evidence.ts";
import { type StoredInsight, updateInsight } from "../store/insights.ts";
import { insertStep } from "../store/steps.ts";
import { stepOf } from "./add-insight.ts";
import { findMine, noted } from "./find-mine.ts";
import { tellInsights } from "./tell.ts";

interface Move {
  readonly id: string;
  readonly to: InsightState;
  readonly note: string;
  readonly ifVersion: number;
}

/**
 * Takes a finding a step further, or back. With the first action it is kept who had raised it until then. Throws
 * `no_such_step`, `note_needed`, `unknown_insight`, `not_allowed` and `insight_conflict`.
 */
export async function moveInsight(
  ground: InsightGround,
  seer: Seer,
  by: Doer,
  { id, to, note, ifVersion }: Move,
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await findMine(tx, seer, id, ifVersion);
    checkStep(before.state, to, note);
    const after = await moved(tx, before, { ground, by, to, note, at: ground.now() });
    noteChange({ subject: `insight ${id}`, before: noted(before), after: noted(after) });
    await tellInsights(tx);
  });
}

interface Moving {
  readonly ground: Pick<InsightGround, "random">;
  readonly by: Doer;
  readonly to: InsightState;
  readonly note: string;
  readonly at: Date;
}

/** Writes a step that was checked. */
export async function moved(
  tx: Handle,
  before: StoredInsight,
  { ground, by, to, note, at }: Moving,
): Promise<StoredInsight> {
  const acted_at = actedAfter(to, before.acted_at, at);
  const uncounted = { before_messages: null, before_customers: null, after_messages: null, after_customers: null };
  const after: StoredInsight = {
    ...before,
    ...(acted_at === null ? uncounted : {}),
    acted_at,
    state: to,
    version: before.version + 1,
  };
  if (acted_at === null) await forgetRaisers(tx, before.insight_id);
  else if (before.acted_at === null) await keepRaisers(tx, after, acted_at);
  await updateInsight(tx, after);
  await insertStep(tx, stepOf({ insight_id: before.insight_id, kind: to, note }, { ground, by, at }));
  return after;
}
