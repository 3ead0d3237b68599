import { transact } from "@firsthand/platform/storage";

import type { PulseGround } from "../ground.ts";
import { endOldDrills } from "../store/drills.ts";
import { findWatches } from "../store/watches.ts";
import { evaluateWatch } from "./evaluate-watch.ts";
import { takeShippedWatches } from "./take-shipped.ts";
import { tellPages } from "./tell.ts";

/** What a drill showed counts as over after so long, unless somebody ended it before. */
const DRILL_SHOWN_MS = 86_400_000;

/** Evaluates what is due of every watch, one after the other; what goes wrong with one is given to `onDefect`. */
export async function runWatches(
  ground: PulseGround,
  { signal, onDefect }: { readonly signal: AbortSignal; readonly onDefect: (error: unknown) => void },
): Promise<void> {
  await takeShippedWatches(ground);
  const now = ground.now();
  await transact(ground.db, async (tx) => {
    if ((await endOldDrills(tx, { before: new Date(now.getTime() - DRILL_SHOWN_MS), now })) > 0) await tellPages(tx);
  });
  for (const { watch_id, enabled } of await findWatches(ground.db)) {
    signal.throwIfAborted();
    if (!enabled) continue;
    try {
      await evaluateWatch(ground, watch_id);
    } catch (error) {
      onDefect(error);
    }
  }
}
