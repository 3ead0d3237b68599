import type { Handle } from "@firsthand/platform/storage";

import type { Doer, InsightGround } from "../ground.ts";
import type { InsightState } from "../contract.ts";
import { filterOf, findLongest } from "../store/evidence.ts";
import { deleteSampleInsights, updateInsight } from "../store/insights.ts";
import { insertStep } from "../store/steps.ts";
import { type NewInsight, recorded, stepOf, windowOf } from "./add-insight.ts";
import { moved } from "./move-insight.ts";
import { reviewed, reviewWindows } from "./review-actions.ts";

/** So many messages of each window stand under it. */
const VERBATIMS = 3;

/** A finding of an invented organisation, with all that was done about it, oldest first. */
export interface BroughtInsight extends Omit<NewInsight, "evidence"> {
  readonly evidence: Omit<NewInsight["evidence"], "messageIds">;
  readonly by: Doer;
  readonly at: Date;
  readonly owner: Doer | null;
  readonly steps: readonly {
    /** A state, or something that was said. */
    readonly to: InsightState | "comment";
    readonly note: string;
    readonly by: Doer;
    readonly at: Date;
  }[];
}

/** Records findings as if they had been recorded at their time; they go with `removeSampleInsights`. */
export async function bringInsights(
  tx: Handle,
  { now, random }: { readonly now: Date; readonly random: InsightGround["random"] },
  insights: readonly BroughtInsight[],
): Promise<void> {
  const ground = { random };
  for (const { by, at, owner, steps, evidence, ...given } of insights) {
    const filter = filterOf({ filter: evidence.filter, unit: given.unit });
    const messageIds = await findLongest(tx, filter, { ...windowOf(evidence), limit: VERBATIMS });
    const found = await recorded(
      tx,
      { ...given, evidence: { ...evidence, messageIds } },
      { ground, by, at, reach: "all", sample: true },
    );
    let row = owner === null ? found : { ...found, owner_id: owner.id, owner_name: owner.name };
    for (const { to, ...step } of steps) {
      const doing = { ground, by: step.by, at: step.at };
      if (to === "comment")
        await insertStep(tx, stepOf({ insight_id: row.insight_id, kind: to, note: step.note }, doing));
      else row = await moved(tx, row, { ...doing, to, note: step.note });
    }
    const over = row.acted_at !== null && reviewWindows(row.acted_at).after.until <= now;
    await updateInsight(tx, over && row.acted_at ? await reviewed(tx, row, row.acted_at) : row);
  }
}

/** Takes the findings of the invented organisation out, with their history. */
export async function removeSampleInsights(tx: Handle): Promise<void> {
  await deleteSampleInsights(tx);
}
