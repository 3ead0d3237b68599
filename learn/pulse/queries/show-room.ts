import type { Room } from "../contract/incident.ts";
import { unknownIncident } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { shownEntry, shownIncident, shownStatement, shownTask } from "./shown.ts";
import { minutesBetween, STEPS } from "../rules/steps.ts";
import { findIncident, type IncidentRow } from "../store/incidents.ts";
import { findPoints } from "../store/points.ts";
import { findEntries, findStatements, findTasks } from "../store/rooms.ts";
import { findWatch } from "../store/watches.ts";

/** Steps that are shown before the onset and after the end. */
const BESIDE_STEPS = 96;

/** Everything of an incident but what explains it. Throws `unknown_incident`. */
export async function showRoom(ground: PulseGround, id: string, asker: PulseAsker): Promise<Room> {
  const { db } = ground;
  const row = await openedIncident(ground, id, asker);
  const { ms } = STEPS[row.step];
  const since = new Date(row.onset.getTime() - BESIDE_STEPS * ms);
  const until = new Date((row.ended_at ?? ground.now()).getTime() + (BESIDE_STEPS / 4) * ms);
  const points = (await findPoints(db, await watchedAsThen(db, row), { since, until })).get(row.watch_id) ?? [];
  const [entries, statements, tasks] = [
    await findEntries(db, id),
    await findStatements(db, id),
    await findTasks(db, id),
  ];
  const published = statements
    .flatMap(({ published_at }) => published_at ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime());
  return {
    incident: shownIncident(row),
    version: row.version,
    points,
    entries: entries.map(shownEntry),
    statements: statements.map(shownStatement),
    tasks: tasks.map(shownTask),
    parts: [...row.parts],
    learnt: row.learnt,
    lead: {
      onsetToAlert: minutesBetween(row.onset, row.alerted_at),
      alertToAcknowledged: minutesBetween(row.alerted_at, row.acknowledged_at),
      onsetToStatement: minutesBetween(row.onset, published[0] ?? null),
    },
  };
}

/** An incident that lies within reach. Throws `unknown_incident`. */
export async function openedIncident(ground: PulseGround, id: string, asker: PulseAsker): Promise<IncidentRow> {
  const row = await findIncident(ground.db, id);
  if (!row || !isOpenTo(asker, "pulse.read", row.unit)) throw unknownIncident(id);
  return row;
}

/** The watch of an incident, unless it counts another unit now: then what it counts is not of this one. */
async function watchedAsThen(db: PulseGround["db"], { watch_id, unit }: IncidentRow): Promise<string[]> {
  const watch = await findWatch(db, watch_id);
  return watch && (watch.filter.unit ?? null) === unit ? [watch_id] : [];
}
