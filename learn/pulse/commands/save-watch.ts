import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { WatchInput } from "../contract/watch.ts";
import { pulseConflict, shareOfItself, shippedWatch, unitOutOfReach, unknownPerson, unknownWatch } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { isKnownTo, isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { frameOf, isPartOfFrame } from "../rules/series.ts";
import { findRunning, updateDrill } from "../store/drills.ts";
import { findRecent, updateIncident } from "../store/incidents.ts";
import { forgetPoints } from "../store/points.ts";
import {
  addWatch,
  findWatch,
  holdWatch,
  removeWatch,
  updateWatch,
  type NewWatchRow,
  type WatchRow,
} from "../store/watches.ts";
import { usualStep } from "../queries/usual-step.ts";
import { newId, noteEntry, tellPages } from "./tell.ts";

/** What is watched, without what the machine keeps beside it. */
const settingsOf = ({ name, filter, kind, step, sensitivity, told, enabled }: NewWatchRow) => ({
  name,
  filter,
  kind,
  step,
  sensitivity,
  told,
  enabled,
});

/** The same for the record of who did what, from which nothing is taken out: how many words, since they may name somebody. */
function notedOf({ name, filter: { words, ...filter }, ...rest }: ReturnType<typeof settingsOf>) {
  return { ...rest, name: maskPersonalData(name), filter: words ? { ...filter, words: words.length } : filter };
}

const subjectOf = ({ name }: Pick<WatchRow, "name">): string => `watch ${maskPersonalData(name)}`;

/** Adds a watch and gives its id. Throws `watch_out_of_reach`, `share_of_itself`, `unknown_person_told`. */
export async function makeWatch(ground: PulseGround, input: WatchInput, asker: PulseAsker): Promise<string> {
  const now = ground.now();
  await check(ground, input, { asker, standing: [] });
  const id = newId(ground, now);
  await transact(ground.db, async (tx) => {
    const row: NewWatchRow = {
      watch_id: id,
      version: 1,
      origin: "made",
      shipped_as: null,
      ...input,
      step: await stepOf(tx, input, now),
      made_by: asker.name,
      made_at: now,
      changed_by: asker.name,
      changed_at: now,
      alerts_from: now,
      learning_until: null,
      detector: null,
      settled_until: null,
      evaluated_until: null,
      learnt_at: null,
    };
    await addWatch(tx, row);
    noteChange({ subject: subjectOf(row), before: null, after: notedOf(settingsOf(row)) });
    await tellPages(tx);
  });
  return id;
}

/** Changes a watch; what it counts is learnt anew when that changed. Throws as `makeWatch`, and `pulse_conflict`. */
export async function saveWatch(
  ground: PulseGround,
  { id, ifVersion, ...input }: WatchInput & { readonly id: string; readonly ifVersion: number },
  asker: PulseAsker,
): Promise<void> {
  const now = ground.now();
  const standing = (await findWatch(ground.db, id))?.told ?? [];
  await check(ground, input, { asker, standing });
  await transact(ground.db, async (tx) => {
    const row = await holdOpen(tx, id, asker);
    if (row.version !== ifVersion) throw pulseConflict("watch", row);
    const after = { ...settingsOf(row), ...input, step: await stepOf(tx, input, now) };
    const counts = (one: Pick<WatchRow, "filter" | "kind" | "step" | "sensitivity">) =>
      JSON.stringify([sorted(one.filter), one.kind, one.step, one.sensitivity]);
    const anew = counts(row) !== counts(after);
    await updateWatch(tx, id, {
      ...after,
      version: row.version + 1,
      changed_by: asker.name,
      changed_at: now,
      ...(anew
        ? {
            detector: null,
            settled_until: null,
            evaluated_until: null,
            learning_until: null,
            learnt_at: null,
            counted_at: null,
          }
        : {}),
      // What stood out while it was off or was another is no news.
      ...(anew || (!row.enabled && after.enabled) ? { alerts_from: now } : {}),
    });
    // Steps of what it counted before are none of what it counts now.
    if (anew) await forgetPoints(tx, id, now);
    if (row.enabled && !after.enabled)
      await endWatching(tx, ground, { watchId: id, now, text: "The watch was switched off." });
    noteChange({ subject: subjectOf(row), before: notedOf(settingsOf(row)), after: notedOf(after) });
    await tellPages(tx);
  });
}

/** Removes a watch; its incidents stay, and are over: nobody looks any more. Throws `shipped_watch`. */
export async function endWatch(ground: PulseGround, id: string, asker: PulseAsker): Promise<void> {
  await transact(ground.db, async (tx) => {
    const row = await holdOpen(tx, id, asker);
    if (row.origin === "shipped") throw shippedWatch();
    await endWatching(tx, ground, { watchId: id, now: ground.now(), text: "The watch was removed." });
    await removeWatch(tx, id);
    noteChange({ subject: subjectOf(row), before: notedOf(settingsOf(row)), after: null });
    await tellPages(tx);
  });
}

/** Nobody looks any more: what stands out is over, and what is invented stops. */
async function endWatching(
  tx: Handle,
  ground: PulseGround,
  { watchId, now, text }: { readonly watchId: string; readonly now: Date; readonly text: string },
): Promise<void> {
  const drill = await findRunning(tx, watchId);
  if (drill) await updateDrill(tx, drill.drill_id, { state: "stopped" });
  for (const { incident_id, ended_at } of await findRecent(tx, watchId, now)) {
    if (ended_at !== null) continue;
    await updateIncident(tx, incident_id, { ended_at: now });
    await noteEntry(tx, ground, { incidentId: incident_id, at: now, by: null, kind: "ended", text });
  }
}

async function holdOpen(tx: Handle, id: string, asker: PulseAsker): Promise<WatchRow> {
  const row = await holdWatch(tx, id, "wait");
  if (!row || !isOpenTo(asker, "pulse.manage", row.filter.unit)) throw unknownWatch(id);
  return row;
}

async function stepOf(tx: Handle, { step, kind, filter }: WatchInput, now: Date): Promise<WatchRow["step"]> {
  return step ?? (await usualStep(tx, { filter: kind === "share" ? frameOf(filter) : filter }, now));
}

/** Who is told already may stay, also where whoever asks does not know them. */
async function check(
  ground: PulseGround,
  { filter, kind, told }: WatchInput,
  { asker, standing }: { readonly asker: PulseAsker; readonly standing: WatchRow["told"] },
): Promise<void> {
  if (!isOpenTo(asker, "pulse.manage", filter.unit)) throw unitOutOfReach(filter.unit ?? null);
  if (kind === "share" && !isPartOfFrame(filter)) throw shareOfItself();
  if (told.length === 0) return;
  const [members, roles] = await Promise.all([ground.members(), ground.roles()]);
  const seen = members.filter((member) => isKnownTo(asker, member));
  const known = { member: new Set(seen.map(({ id }) => id)), role: new Set(roles.map(({ id }) => id)) };
  for (const { kind: of, id } of standing) known[of].add(id);
  const nobody = told.find((one) => !known[one.kind].has(one.id));
  if (nobody) throw unknownPerson(nobody.id);
}

function sorted(filter: object): readonly (readonly [string, unknown])[] {
  return Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
