import type { PulseIncident } from "@firsthand/analytics/anomaly";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { PulseGround } from "../ground.ts";
import { goneOn, isNews, sameIncident } from "../rules/incidents.ts";
import { detect, frameOf, pointOf, type Detected } from "../rules/series.ts";
import { stepBefore, STEPS } from "../rules/steps.ts";
import { countSteps, findExtent } from "../store/counts.ts";
import { findRecent, type IncidentRow, updateIncident } from "../store/incidents.ts";
import { forgetPoints, keepPoints } from "../store/points.ts";
import { holdWatch, updateWatch, type WatchRow } from "../store/watches.ts";
import { findRunning } from "../store/drills.ts";
import { detectSlowly } from "../queries/detect-slowly.ts";
import { isAsLearnt } from "../queries/is-as-learnt.ts";
import { usualStep } from "../queries/usual-step.ts";
import type { Ready } from "./ready.ts";
import { runDrill } from "./run-drill.ts";
import { noteEntry, tellPages } from "./tell.ts";
import { followIncident, openIncident } from "./tell-incident.ts";

/** A watch learns anew after so long, so that what came very late counts too. */
const LEARNS_AGAIN_MS = 86_400_000;
/** So many days of steps are kept for charts. */
const KEPT_MS = 100 * 86_400_000;

/**
 * Counts the steps of a watch that are due, and those that what came late may have changed; judges them in order, and
 * tells of incidents that began, grew or ended. All of it is one transaction, so a program that dies does it again.
 */
export async function evaluateWatch(ground: PulseGround, watchId: string): Promise<void> {
  const filledAt = await ground.filledAt();
  await transact(ground.db, async (tx) => {
    const held = await holdWatch(tx, watchId, "skip");
    if (!held?.enabled) return;
    const now = ground.now();
    if (await isFresh(tx, held, { now, filledAt })) return;
    const ready = await learn(tx, held, { now, filledAt });
    if (!ready) {
      const known = await findRecent(tx, watchId, now);
      if (await endOthers(tx, ground, known, { met: new Set(), now })) await tellPages(tx);
      await updateWatch(tx, watchId, { counted_at: now });
      return;
    }
    const { watch, passed, tail, settled, detector, learningUntil } = ready;
    const { scores, incidents } = detect(watch, detector, tail);
    // Steps that came to be settled while nobody counted were never kept.
    const fresh = [...passed, ...scores].filter(({ at }) => at >= now.getTime() - KEPT_MS);
    const changed = await keepPoints(tx, watchId, fresh.map(pointOf));
    const told = await followAll(tx, ground, { ready, incidents, now });
    await updateWatch(tx, watchId, {
      ...(detector === held.detector ? {} : { detector }),
      step: watch.step,
      settled_until: new Date(settled),
      evaluated_until: new Date(dueOf(watch, now)),
      learning_until: new Date(learningUntil),
      learnt_at: watch.learnt_at,
      counted_at: now,
      ...(filledAt === null ? {} : { compared_at: now }),
    });
    const drilled = await runDrill(tx, ground, { ready, known: incidents, now });
    if (changed > 0 || told || drilled) await tellPages(tx);
  });
}

/** Whether counting again would hardly say more: no step has ended since, and that was not long ago. */
async function isFresh(
  tx: Handle,
  held: WatchRow,
  { now, filledAt }: { readonly now: Date; readonly filledAt: Date | null },
): Promise<boolean> {
  const { counted_at: counted, evaluated_until: until, step, watch_id: id } = held;
  if (counted === null || until === null || until.getTime() < dueOf(held, now)) return false;
  if (now.getTime() - counted.getTime() >= STEPS[step].restMs || (filledAt !== null && filledAt > counted))
    return false;
  return (await findRunning(tx, id)) === undefined;
}

/** Whether much came in at once since it was learnt, and changed the past that it knows. */
async function isPastAnother(
  tx: Handle,
  held: WatchRow,
  { now, filledAt }: { readonly now: Date; readonly filledAt: Date | null },
): Promise<boolean> {
  const { learnt_at: learnt, compared_at: compared } = held;
  if (filledAt === null || learnt === null || filledAt <= learnt) return false;
  if (compared !== null && filledAt <= compared) return false;
  return !(await isAsLearnt(tx, held, { since: new Date(now.getTime() - KEPT_MS) }));
}

function dueOf({ step }: Pick<WatchRow, "step">, now: Date): number {
  return stepBefore(now.getTime(), STEPS[step].ms);
}

/** Brings the detector up to where counts are settled; undefined while there is nothing to learn from. */
async function learn(
  tx: Handle,
  held: WatchRow,
  { now, filledAt }: { readonly now: Date; readonly filledAt: Date | null },
): Promise<Ready | undefined> {
  const learnt = held.learning_until;
  const { lateMs } = STEPS[held.step];
  const due = dueOf(held, now);
  const isOld =
    held.learnt_at === null ||
    now.getTime() - held.learnt_at.getTime() >= LEARNS_AGAIN_MS ||
    (held.detector === null && filledAt !== null && filledAt > held.learnt_at) ||
    (held.detector !== null && (await isPastAnother(tx, held, { now, filledAt })));
  // Nothing was met in all of its past: only what came since can change that, and all of it is much to look through.
  if (!isOld && held.detector === null && held.evaluated_until !== null) {
    const since = Math.min(held.evaluated_until.getTime(), due - lateMs);
    if ((await findExtent(tx, held.filter, { since, until: due })) === null) {
      await updateWatch(tx, held.watch_id, { evaluated_until: new Date(due) });
      return undefined;
    }
  }
  if (isOld || held.detector === null || learnt === null) return await learnAnew(tx, held, now);
  const from = held.settled_until?.getTime() ?? due - lateMs;
  const settled = Math.max(from, due - lateMs);
  const counted = await countSteps(tx, held, { since: from, until: Math.max(due, from) });
  const before = counted.filter(({ at }) => at < settled);
  const passed = goOn(held, before);
  // Another release of the detector does not know what an earlier one kept.
  if (passed === undefined) return await learnAnew(tx, held, now);
  return {
    watch: held,
    detector: passed.saved,
    passed: passed.scores,
    tail: counted.filter(({ at }) => at >= settled),
    settled,
    from,
    learningUntil: learnt.getTime(),
  };
}

function goOn(held: WatchRow, counted: Parameters<typeof detect>[2]): Detected | undefined {
  try {
    return detect(held, held.detector, counted);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function learnAnew(tx: Handle, held: WatchRow, now: Date): Promise<Ready | undefined> {
  const watch = { ...held, step: await stepOf(tx, held, now), learnt_at: now };
  const { ms, lateMs, historyMs, learningMs } = STEPS[watch.step];
  const due = dueOf(watch, now);
  const extent = await findExtent(tx, watch.filter, { since: due - historyMs, until: due });
  if (!extent) {
    await updateWatch(tx, held.watch_id, {
      evaluated_until: new Date(due),
      learning_until: null,
      detector: null,
      learnt_at: now,
    });
    await forgetPoints(tx, held.watch_id, now);
    return undefined;
  }
  const first = stepBefore(extent.first.getTime(), ms);
  const settled = Math.max(first, due - lateMs);
  const counted = await countSteps(tx, watch, { since: first, until: due });
  const past = await detectSlowly(
    watch,
    counted.filter(({ at }) => at < settled),
  );
  // All are counted again; of what was removed from the log none stays.
  await forgetPoints(tx, held.watch_id, now);
  await keepPoints(tx, held.watch_id, past.scores.filter(({ at }) => at >= now.getTime() - KEPT_MS).map(pointOf));
  return {
    watch,
    detector: past.saved,
    passed: [],
    tail: counted.filter(({ at }) => at >= settled),
    settled,
    from: Math.min(settled, held.settled_until?.getTime() ?? settled),
    learningUntil: first + learningMs,
  };
}

/** A watch that came with the product finds its step while it learns; any other keeps the one it was given. */
async function stepOf(tx: Handle, watch: WatchRow, now: Date): Promise<WatchRow["step"]> {
  const isLearning = watch.learning_until === null || watch.learning_until > now;
  if (watch.origin !== "shipped" || watch.version > 1 || !isLearning) return watch.step;
  return await usualStep(tx, { filter: watch.kind === "share" ? frameOf(watch.filter) : watch.filter }, now);
}

/** Tells of incidents that began or became another; true where something did. */
async function followAll(
  tx: Handle,
  ground: PulseGround,
  {
    ready,
    incidents,
    now,
  }: { readonly ready: Ready; readonly incidents: readonly PulseIncident[]; readonly now: Date },
): Promise<boolean> {
  const { watch, settled, from, learningUntil } = ready;
  const { ms, lateMs } = STEPS[watch.step];
  const known = await findRecent(tx, watch.watch_id, new Date(from - lateMs));
  // What was told for another unit, or of another kind, is not this.
  const own = known.filter(({ unit, kind }) => unit === (watch.filter.unit ?? null) && kind === watch.kind);
  const met = new Map<string, { readonly row: IncidentRow; readonly found: PulseIncident }>();
  let changed = false;
  const alerting = { from, settled, learningUntil, alertsFrom: watch.alerts_from.getTime(), stepMs: ms };
  for (const found of incidents.filter(({ ended }) => ended === null || ended >= from)) {
    const same = sameIncident(found, own, ms);
    if (same) {
      const other = met.get(same.incident_id)?.found;
      met.set(same.incident_id, { row: same, found: other ? goneOn(other, found) : found });
    } else if (isNews(found, alerting)) {
      const row = await openIncident(tx, ground, { watch, found, now });
      own.unshift(row);
      met.set(row.incident_id, { row, found });
      changed = true;
    }
  }
  for (const { row, found } of met.values())
    changed = (await followIncident(tx, ground, { watch, row, found, now })) || changed;
  const ended = await endOthers(tx, ground, known, { met: new Set(met.keys()), now });
  return changed || ended;
}

/** Ends those that are open and were not met again, such as after what they were made of was removed. */
async function endOthers(
  tx: Handle,
  ground: PulseGround,
  known: readonly IncidentRow[],
  { met, now }: { readonly met: ReadonlySet<string>; readonly now: Date },
): Promise<boolean> {
  const others = known.filter(({ ended_at, incident_id }) => ended_at === null && !met.has(incident_id));
  for (const { incident_id } of others) {
    await updateIncident(tx, incident_id, { ended_at: now });
    const text = "Counted again, it does not stand out any more.";
    await noteEntry(tx, ground, { incidentId: incident_id, at: now, by: null, kind: "ended", text });
  }
  return others.length > 0;
}
