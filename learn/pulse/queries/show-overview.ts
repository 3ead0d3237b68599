import type { Alert, PulseOverview, PulsePeople, WatchWithPoints } from "../contract.ts";
import { unknownWatch } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { isKnownTo, isOpenTo, openUnits, type PulseAsker } from "../rules/rights.ts";
import { shownDrill, shownIncident, shownWatch } from "./shown.ts";
import { DAY } from "../rules/steps.ts";
import { findDrills } from "../store/drills.ts";
import { countAlerts, findIncidents, findRecent, findUnanswered } from "../store/incidents.ts";
import { findLastPoints, findPoints } from "../store/points.ts";
import { findWatch, findWatches } from "../store/watches.ts";

/** So many steps of each watch are shown beside it. */
const SHOWN_STEPS = 96;
const PAST = 50;
const DRILLS = 10;
const JUDGED_DAYS = 90;

/** All watches with their last steps, what stands out now and what did; as far as whoever asks may see them. */
export async function showOverview(ground: PulseGround, asker: PulseAsker): Promise<PulseOverview> {
  const { db } = ground;
  const now = ground.now();
  const [watches, points, incidents, alerts, drills, nameOf] = [
    await findWatches(db),
    await findLastPoints(db, SHOWN_STEPS),
    await findIncidents(db, { past: PAST, units: openUnits(asker, "pulse.read") }),
    await countAlerts(db, daysBefore(now)),
    await findDrills(db, DRILLS),
    await namesOf(ground),
  ];
  const open = incidents.filter(({ ended_at }) => ended_at === null);
  return {
    watches: watches
      .filter(({ filter }) => isOpenTo(asker, "pulse.read", filter.unit))
      .map((row) => ({
        ...shownWatch(row, {
          now,
          nameOf,
          alerts: alerts.get(row.watch_id),
          open: open.some((one) => one.watch_id === row.watch_id && one.drill_id === null),
        }),
        points: points.get(row.watch_id) ?? [],
      })),
    open: open.map(shownIncident),
    past: incidents.filter(({ ended_at }) => ended_at !== null).map(shownIncident),
    drills: drills.filter(({ unit }) => isOpenTo(asker, "pulse.read", unit)).map(shownDrill),
  };
}

const WATCH_DAYS = 14;

/** One watch with its last steps: 14 days, of a watch by days 100. Throws `unknown_watch`. */
export async function showWatch(ground: PulseGround, id: string, asker: PulseAsker): Promise<WatchWithPoints> {
  const { db } = ground;
  const now = ground.now();
  const row = await findWatch(db, id);
  if (!row || !isOpenTo(asker, "pulse.read", row.filter.unit)) throw unknownWatch(id);
  const days = row.step === "day" ? 100 : WATCH_DAYS;
  const since = new Date(now.getTime() - days * DAY);
  const points = (await findPoints(db, [id], { since })).get(id) ?? [];
  const alerts = (await countAlerts(db, daysBefore(now))).get(id);
  const open = (await findRecent(db, id, now)).some(({ ended_at }) => ended_at === null);
  return { ...shownWatch(row, { now, nameOf: await namesOf(ground), alerts, open }), points };
}

/** How long an alert that nobody took on is shown after it ended. */
const STILL_SHOWN_MS = 12 * 3_600_000;

/** What nobody has taken on yet, and whether whoever asks is told of it. */
export async function showAlerts(ground: PulseGround, asker: PulseAsker): Promise<Alert[]> {
  const since = new Date(ground.now().getTime() - STILL_SHOWN_MS);
  const seen = await findUnanswered(ground.db, since, openUnits(asker, "pulse.read"));
  if (seen.length === 0) return [];
  const own = new Set((await ground.members()).find(({ id }) => id === asker.id)?.roles ?? []);
  return seen.map((row) => {
    const told = row.told ?? [];
    const isTold = told.some((one) => (one.kind === "member" ? one.id === asker.id : own.has(one.id)));
    return { ...shownIncident(row), told: told.length === 0 || isTold };
  });
}

/** Members and roles who can be told, as far as whoever asks is told of them; names alone. */
export async function listPeople(ground: PulseGround, asker: PulseAsker): Promise<PulsePeople> {
  const [members, roles] = await Promise.all([ground.members(), ground.roles()]);
  return {
    members: members.filter((one) => isKnownTo(asker, one)).map(({ id, name }) => ({ id, name })),
    roles: roles.map(({ id, name }) => ({ id, name })),
    mail: ground.mailSoon !== undefined,
  };
}

async function namesOf(ground: PulseGround): Promise<(kind: "member" | "role", id: string) => string | null> {
  const [members, roles] = await Promise.all([ground.members(), ground.roles()]);
  const names = {
    member: new Map(members.map(({ id, name }) => [id, name])),
    role: new Map(roles.map(({ id, name }) => [id, name])),
  };
  return (kind, id) => names[kind].get(id) ?? null;
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - JUDGED_DAYS * DAY);
}
