import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { beginDrill } from "./commands/hold-drill.ts";
import { review } from "./commands/respond.ts";
import { runWatches } from "./commands/run-watches.ts";
import { endWatch, makeWatch, saveWatch } from "./commands/save-watch.ts";
import { showAlerts, showOverview, showWatch } from "./queries/show-overview.ts";
import { showRoom } from "./queries/show-room.ts";
import { askerOf, DAY, flood, HOUR, idOf, openLog, say, testGround, usualHours } from "./testing/log.ts";

let database: TestDatabase;
const start = Date.parse("2026-03-01T00:00:00Z");
const now = start + 28 * DAY;
const anybody = askerOf(null);
const usual = { kind: "count" as const, step: "hour" as const, sensitivity: 1, told: [], enabled: true };

beforeAll(async () => {
  database = await cloneDatabase();
  await openLog(database.db);
  await say(database.db, usualHours(start, now + 30 * HOUR, 8));
  // A crisis that rests for the night and goes on.
  await say(database.db, flood(now, now + 4 * HOUR, 160));
  await say(database.db, flood(now + 22 * HOUR, now + 26 * HOUR, 320));
});
afterAll(() => database.drop());

type Ground = ReturnType<typeof testGround>["ground"];

async function minute(ground: Ground) {
  await runWatches(ground, {
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
  });
}

/** Goes on hour by hour, from the end of one step to that of another. */
async function until({ ground, clock }: ReturnType<typeof testGround>, end: number) {
  while (clock.now < end) {
    clock.now += HOUR;
    await minute(ground);
  }
}

const openOf = async (ground: Ground, watchId: string) =>
  (await showOverview(ground, anybody)).open.find((one) => one.watchId === watchId);

test("a crisis that rests and goes on is one, and is not told anew each minute", { timeout: 120_000 }, async () => {
  const world = testGround(database.db, now + 60_000);
  const { ground } = world;
  const id = await makeWatch(ground, { ...usual, name: "Rests", filter: {} }, anybody);
  await minute(ground);
  await until(world, now + 26 * HOUR);
  const found = await openOf(ground, id);
  const told = (await showRoom(ground, found?.id ?? "", anybody)).entries.map(({ kind }) => kind);
  expect(told.filter((kind) => kind === "ended" || kind === "again")).toEqual(["ended", "again"]);
  for (let again = 0; again < 4; again += 1) await minute(ground);
  const room = await showRoom(ground, found?.id ?? "", anybody);
  expect(room.entries.map(({ kind }) => kind)).toEqual(told);
  expect(room.incident.endedAt).toBeNull();
  expect(room.incident.excess).toBeGreaterThan(400);
  await endWatch(ground, id, anybody);
});

test("what people closed while it goes on stays closed, until it begins anew", { timeout: 120_000 }, async () => {
  const world = testGround(database.db, now + 2 * HOUR + 60_000);
  const { ground } = world;
  const id = await makeWatch(ground, { ...usual, name: "Closed", filter: {} }, anybody);
  await minute(ground);
  const alert = (await openOf(ground, id))?.id ?? "";
  const { version } = await showRoom(ground, alert, anybody);
  await review({ ground, asker: anybody }, alert, { learnt: "Known.", close: true, ifVersion: version });
  await until(world, now + 4 * HOUR);
  const room = await showRoom(ground, alert, anybody);
  expect(room.incident.endedAt).not.toBeNull();
  expect(room.entries.map(({ kind }) => kind)).not.toContain("again");
  expect(await openOf(ground, id)).toBeUndefined();
  // What begins anew was not reviewed.
  await until(world, now + 26 * HOUR);
  expect(await openOf(ground, id)).toMatchObject({ id: alert, reviewedAt: null });
  await endWatch(ground, id, anybody);
});

test("a watch that is removed or switched off leaves nothing open", async () => {
  const { ground, clock } = testGround(database.db, now - HOUR);
  const quiet = await makeWatch(ground, { ...usual, name: "Quiet", filter: { unit: "South" } }, anybody);
  await minute(ground);
  await beginDrill(ground, { watchId: quiet, times: 4 }, anybody);
  await endWatch(ground, quiet, anybody);
  expect((await showOverview(ground, anybody)).drills[0]).toMatchObject({ watchId: quiet, state: "stopped" });

  clock.now = now + 2 * HOUR + 60_000;
  const id = await makeWatch(ground, { ...usual, name: "Loud", filter: {} }, anybody);
  await minute(ground);
  const alert = (await openOf(ground, id))?.id ?? "";
  await saveWatch(ground, { ...usual, id, name: "Loud", filter: {}, enabled: false, ifVersion: 1 }, anybody);
  const room = await showRoom(ground, alert, anybody);
  expect(room.incident.endedAt).not.toBeNull();
  expect(room.entries.map(({ text }) => text)).toContain("The watch was switched off.");
  await endWatch(ground, id, anybody);
});

test("what a watch counted before it was changed is neither in its chart nor in its incidents", async () => {
  const { ground } = testGround(database.db, now + 2 * HOUR + 60_000);
  const id = await makeWatch(ground, { ...usual, name: "Moves", filter: { unit: "North" } }, anybody);
  await minute(ground);
  const alert = (await openOf(ground, id))?.id ?? "";
  const north = askerOf(["North"], "bob");
  expect((await showRoom(ground, alert, north)).points.length).toBeGreaterThan(90);
  await saveWatch(ground, { ...usual, id, name: "Moves", filter: { unit: "South" }, ifVersion: 1 }, anybody);
  await minute(ground);
  // North does not see the counts of South, and South has an alert of its own.
  expect((await showRoom(ground, alert, north)).points).toEqual([]);
  const own = await openOf(ground, id);
  expect(own).toMatchObject({ unit: "South" });
  expect(own?.id).not.toBe(alert);

  const nothing = { ...usual, id, name: "Moves", filter: { unit: "South", words: ["zeppelin"] }, ifVersion: 2 };
  await saveWatch(ground, nothing, anybody);
  await minute(ground);
  expect((await showWatch(ground, id, anybody)).points).toEqual([]);
  expect(await openOf(ground, id)).toBeUndefined();
  await endWatch(ground, id, anybody);
});

test("a watch that never met anything looks through its past once a day, not each minute", async () => {
  const { ground, clock } = testGround(database.db, now + 60_000);
  const input = { ...usual, name: "Rare", filter: { words: ["airship"] } };
  const id = await makeWatch(ground, input, anybody);
  await minute(ground);
  // Met long before the hours that are counted again: only a look through the whole past finds it.
  await say(database.db, [{ at: now - 20 * DAY, body: "An airship brought it" }]);
  clock.now += 60_000;
  await minute(ground);
  expect((await showWatch(ground, id, anybody)).learningUntil).toBeNull();
  clock.now += DAY;
  await minute(ground);
  expect((await showWatch(ground, id, anybody)).learningUntil).not.toBeNull();
  await endWatch(ground, id, anybody);
  // What comes now begins it at once.
  const other = await makeWatch(ground, { ...input, filter: { words: ["submarine"] } }, anybody);
  await minute(ground);
  await say(database.db, [{ at: clock.now, body: "A submarine brought it" }]);
  clock.now += HOUR;
  await minute(ground);
  expect((await showWatch(ground, other, anybody)).learningUntil).not.toBeNull();
  await endWatch(ground, other, anybody);
});

test("who is told of a unit by a role hears of it only where they may see it", async () => {
  const { ground, mails, reaches } = testGround(database.db, now + 2 * HOUR + 60_000);
  reaches.set("ann", [{ units: ["South"], functions: null }]);
  const told = [{ kind: "role" as const, id: "community_manager" }];
  const id = await makeWatch(ground, { ...usual, name: "Told", filter: { unit: "North" }, told }, anybody);
  await minute(ground);
  const alert = await openOf(ground, id);
  expect(alert).toBeDefined();
  expect(mails.filter(({ incidentId }) => incidentId === alert?.id)).toEqual([]);
  await endWatch(ground, id, anybody);
});

test("an alert of a unit is shown however many others have, and for hours after its end", async () => {
  const { ground } = testGround(database.db, now);
  await sql`delete from pulse_incident`.execute(database.db);
  const add = (number: number, unit: string, hoursAgo: number) =>
    sql`
    insert into pulse_incident (incident_id, watch_id, name, unit, kind, step, onset, detected_at, alerted_at, ended_at,
      peak_at, peak, severity, excess, told_severity)
    values (${idOf(900_000 + number)}, ${idOf(1)}, 'x', ${unit}, 'count', 'hour', ${new Date(now - hoursAgo * HOUR)},
      ${new Date(now - hoursAgo * HOUR)}, ${new Date(now - hoursAgo * HOUR)}, ${new Date(now - HOUR)},
      ${new Date(now)}, 1, 5, 1, 5)`.execute(database.db);
  await add(0, "North", 30);
  for (let number = 1; number <= 60; number += 1) await add(number, "South", 2);
  const north = askerOf(["North"], "bob");
  expect((await showAlerts(ground, north)).map(({ id }) => id)).toEqual([idOf(900_000)]);
  expect((await showOverview(ground, north)).past.map(({ id }) => id)).toEqual([idOf(900_000)]);
});
