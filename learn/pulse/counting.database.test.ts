import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { forgetEmptyIncidents } from "./commands/forget-empty.ts";
import { writeNote } from "./commands/respond.ts";
import { runWatches } from "./commands/run-watches.ts";
import { makeWatch } from "./commands/save-watch.ts";
import { detectSlowly } from "./queries/detect-slowly.ts";
import { showOverview } from "./queries/show-overview.ts";
import { detect } from "./rules/series.ts";
import { findWatch } from "./store/watches.ts";
import { askerOf, DAY, flood, HOUR, openLog, say, testGround, usualHours } from "./testing/log.ts";

let database: TestDatabase;
const start = Date.parse("2026-03-01T00:00:00Z");
const now = start + 40 * DAY;
const anybody = askerOf(null);
const usual = { kind: "count" as const, step: "hour" as const, sensitivity: 1, told: [], enabled: true };

beforeAll(async () => {
  database = await cloneDatabase();
  await openLog(database.db);
  await say(database.db, usualHours(start, now, 3));
});
afterAll(() => database.drop());

type World = ReturnType<typeof testGround>;

async function minute({ ground }: World) {
  await runWatches(ground, {
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
  });
}

async function stateOf(id: string) {
  const watch = await findWatch(database.db, id);
  return { learnt: watch?.learnt_at?.getTime(), counted: watch?.counted_at?.getTime() };
}

test("an import makes only those watches learn anew whose past it changed", { timeout: 60_000 }, async () => {
  const world = testGround(database.db, now + 60_000);
  const { ground, clock } = world;
  const north = await makeWatch(ground, { ...usual, name: "North", filter: { unit: "North" } }, anybody);
  const south = await makeWatch(ground, { ...usual, name: "South", filter: { unit: "South" } }, anybody);
  await minute(world);
  const learnt = clock.now;
  await say(database.db, [{ at: now - 10 * DAY, customer: 1 }]);
  clock.now += 60_000;
  world.fill(new Date(clock.now));
  clock.now += 60_000;
  await minute(world);
  expect(await stateOf(north)).toMatchObject({ learnt });
  expect(await stateOf(south)).toMatchObject({ learnt: clock.now });
});

test(
  "a watch by days is counted once an hour, and when a day ends or an import does",
  { timeout: 60_000 },
  async () => {
    const world = testGround(database.db, now + 60_000);
    const { ground, clock } = world;
    const id = await makeWatch(ground, { ...usual, name: "Days", step: "day", filter: {} }, anybody);
    await minute(world);
    const first = clock.now;
    for (let minutes = 1; minutes < 60; minutes += 10) {
      clock.now = first + minutes * 60_000;
      await minute(world);
      expect((await stateOf(id)).counted).toBe(first);
    }
    world.fill(new Date(clock.now));
    clock.now += 60_000;
    await minute(world);
    const second = clock.now;
    expect((await stateOf(id)).counted).toBe(second);
    clock.now += HOUR;
    await minute(world);
    expect((await stateOf(id)).counted).toBe(clock.now);
    clock.now = now + DAY + 60_000;
    await minute(world);
    expect((await stateOf(id)).counted).toBe(clock.now);
  },
);

test("after days without the program the chart has no hole", { timeout: 60_000 }, async () => {
  const world = testGround(database.db, now - 8 * DAY + 60_000);
  const { ground, clock } = world;
  const id = await makeWatch(ground, { ...usual, name: "Away", filter: {} }, anybody);
  await minute(world);
  // It learns anew after a day; here it goes on, as it does where another watch was learnt a moment ago.
  await sql`update pulse_watch set learnt_at = ${new Date(now)} where watch_id = ${id}`.execute(database.db);
  clock.now = now + 60_000;
  await minute(world);
  const { rows } = await sql<{ at: Date }>`
    select at from pulse_point where watch_id = ${id} order by at`.execute(database.db);
  const gaps = rows.slice(1).filter(({ at }, index) => at.getTime() - (rows[index]?.at.getTime() ?? 0) !== HOUR);
  expect(gaps).toEqual([]);
  expect(rows.at(-1)?.at).toEqual(new Date(now - HOUR));
});

test("a long time is judged a little at a time, with the same result", async () => {
  const series = { ...usual, filter: {} };
  const counted = Array.from({ length: 3000 }, (_one, index) => ({
    at: start + index * HOUR,
    count: 5 + ((index * 7) % 5) + (index > 2900 ? 40 : 0),
    of: null,
  }));
  let turns = 0;
  let running = true;
  const turn = () => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  const slow = await detectSlowly(series, counted);
  running = false;
  expect(turns).toBeGreaterThanOrEqual(5);
  expect(slow).toEqual(detect(series, null, counted));
});

test(
  "an incident of which nothing is left in the log goes, with what was written about it",
  { timeout: 60_000 },
  async () => {
    const { db } = database;
    await sql`delete from pulse_watch`.execute(db);
    await say(db, flood(now - 3 * HOUR, now, 200, { customer: 2 }));
    const world = testGround(db, now + 60_000);
    const { ground } = world;
    await makeWatch(ground, { ...usual, name: "Everything", filter: {} }, anybody);
    await minute(world);
    const open = async () => (await showOverview(ground, anybody)).open;
    const incident = (await open())[0]?.id ?? "";
    await writeNote({ ground, asker: anybody }, incident, { text: "Looked into it", conversationId: null });
    const since = new Date(start);
    await forgetEmptyIncidents(db, since);
    expect((await open()).map((one) => one.id)).toContain(incident);
    await sql`delete from interaction`.execute(db);
    await forgetEmptyIncidents(db, new Date(now + DAY));
    expect((await open()).map((one) => one.id)).toContain(incident);
    await forgetEmptyIncidents(db, since);
    expect(await open()).toEqual([]);
    const { rows } = await sql`select from pulse_entry where incident_id = ${incident}`.execute(db);
    expect(rows).toEqual([]);
  },
);
