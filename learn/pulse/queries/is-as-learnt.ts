import type { Handle } from "@firsthand/platform/storage";

import { stepBefore, STEPS } from "../rules/steps.ts";
import { countSteps } from "../store/counts.ts";
import { findPoints } from "../store/points.ts";
import type { WatchRow } from "../store/watches.ts";

/**
 * Whether what a watch knows of its past, as far back as `since`, is what the log says now: an import of other messages
 * changes nothing for it. Counting takes a fraction of learning.
 */
export async function isAsLearnt(tx: Handle, watch: WatchRow, { since }: { readonly since: Date }): Promise<boolean> {
  if (watch.detector === null || watch.settled_until === null) return false;
  const { ms, historyMs } = STEPS[watch.step];
  const until = watch.settled_until.getTime();
  const from = stepBefore(Math.max(since.getTime(), until - historyMs), ms) + ms;
  if (from >= until) return true;
  const points = (await findPoints(tx, [watch.watch_id], { since: new Date(from) })).get(watch.watch_id) ?? [];
  const known = new Map(points.map((point) => [Date.parse(point.at), point]));
  const counted = await countSteps(tx, watch, { since: from, until });
  return counted.every(({ at, count, of }) => {
    const point = known.get(at);
    // Steps before its first message are not kept.
    return point ? point.count === count && point.of === of : count === 0 && (of ?? 0) === 0;
  });
}
