import type { PulseIncident } from "@firsthand/analytics/anomaly";
import type { Handle } from "@firsthand/platform/storage";

import type { PulseGround } from "../ground.ts";
import { inject, isOfDrill, type Injection } from "../rules/injection.ts";
import { detect } from "../rules/series.ts";
import { STEPS } from "../rules/steps.ts";
import { findRunning, updateDrill } from "../store/drills.ts";
import type { Ready } from "./ready.ts";
import { openIncident } from "./tell-incident.ts";

/**
 * Judges the steps of a watch once more, in a copy with the invented crisis added to their counts. It stands out when
 * the copy finds what the watch itself does not; then people are told, and that moment ends the drill. True: it ended.
 */
export async function runDrill(
  tx: Handle,
  ground: PulseGround,
  { ready, known, now }: { readonly ready: Ready; readonly known: readonly PulseIncident[]; readonly now: Date },
): Promise<boolean> {
  const { watch, detector, tail } = ready;
  const drill = await findRunning(tx, watch.watch_id);
  if (!drill) return false;
  const injection: Injection = {
    beganAt: drill.began_at.getTime(),
    endsAt: drill.ends_at.getTime(),
    times: drill.times,
    usual: drill.usual,
    stepMs: STEPS[watch.step].ms,
  };
  const copy = detect(watch, detector, inject(tail, injection));
  const found = copy.incidents.find((one) => isOfDrill(one, injection, known));
  if (found) {
    const row = await openIncident(tx, ground, { watch, found, now, drillId: drill.drill_id });
    await updateDrill(tx, drill.drill_id, { state: "found", alert_at: now, incident_id: row.incident_id });
    return true;
  }
  if (now < drill.ends_at) return false;
  await updateDrill(tx, drill.drill_id, { state: "missed" });
  return true;
}
