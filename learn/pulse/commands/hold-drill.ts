import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { drillNotNow, unknownDrill, unknownWatch } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { LEAST_USUAL } from "../rules/injection.ts";
import { isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { STEPS } from "../rules/steps.ts";
import { addDrill, findRunning, holdDrill, updateDrill } from "../store/drills.ts";
import { findRecent } from "../store/incidents.ts";
import { findLastPoints } from "../store/points.ts";
import { holdWatch } from "../store/watches.ts";
import { newId, tellPages } from "./tell.ts";

/** Begins an invented crisis, in real time. Throws `unknown_watch` and `drill_not_now`. */
export async function beginDrill(
  ground: PulseGround,
  { watchId, times }: { readonly watchId: string; readonly times: number },
  asker: PulseAsker,
): Promise<string> {
  const now = ground.now();
  return await transact(ground.db, async (tx) => {
    const watch = await holdWatch(tx, watchId, "wait");
    if (!watch || !isOpenTo(asker, "pulse.respond", watch.filter.unit)) throw unknownWatch(watchId);
    if (!watch.enabled) throw drillNotNow("This watch is off.", "Switch it on first.");
    if (watch.learning_until === null || watch.learning_until > now)
      throw drillNotNow("This watch is still learning what is usual.", "Wait until it has learnt, or choose another.");
    if (await findRunning(tx, watchId))
      throw drillNotNow("A drill runs on this watch.", "Wait for its end, or stop it.");
    const open = (await findRecent(tx, watchId, now)).some(({ ended_at }) => ended_at === null);
    if (open) throw drillNotNow("Something stands out in this watch now.", "Hold the drill when it is over.");
    const last = (await findLastPoints(tx, 1)).get(watchId)?.at(-1);
    const drillId = newId(ground, now);
    await addDrill(tx, {
      drill_id: drillId,
      watch_id: watchId,
      name: watch.name,
      unit: watch.filter.unit ?? null,
      state: "running",
      times,
      usual: Math.max(LEAST_USUAL, last?.expected ?? 0),
      began_at: now,
      ends_at: new Date(now.getTime() + STEPS[watch.step].drillMs),
      alert_at: null,
      acknowledged_at: null,
      incident_id: null,
      by_name: asker.name,
      by_id: asker.id,
    });
    noteChange({ subject: `drill ${watch.name}`, before: null, after: { times, beganAt: now.toISOString() } });
    await tellPages(tx);
    return drillId;
  });
}

/** Stops a drill that runs; it is no evidence of anything. Throws `unknown_drill` and `drill_not_now`. */
export async function stopDrill(ground: PulseGround, id: string, asker: PulseAsker): Promise<void> {
  await transact(ground.db, async (tx) => {
    const drill = await holdDrill(tx, id);
    if (!drill || !isOpenTo(asker, "pulse.respond", drill.unit)) throw unknownDrill(id);
    if (drill.state !== "running") throw drillNotNow("This drill is over.", "Begin another one.");
    await updateDrill(tx, id, { state: "stopped" });
    noteChange({ subject: `drill ${drill.name}`, before: { state: "running" }, after: { state: "stopped" } });
    await tellPages(tx);
  });
}
