import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { beginDrill } from "./commands/hold-drill.ts";
import { acknowledge, judgeAlarm } from "./commands/respond.ts";
import { runWatches } from "./commands/run-watches.ts";
import { makeWatch } from "./commands/save-watch.ts";
import { showOverview } from "./queries/show-overview.ts";
import { showRoom } from "./queries/show-room.ts";
import { askerOf, DAY, flood, HOUR, openLog, say, testGround, usualHours } from "./testing/log.ts";

let database: TestDatabase;
const start = Date.parse("2026-03-01T00:00:00Z");
const now = start + 28 * DAY;
const anybody = askerOf(null);

beforeAll(async () => {
  database = await cloneDatabase();
  await openLog(database.db);
  await say(database.db, usualHours(start, now, 8));
});
afterAll(() => database.drop());

async function minute(ground: ReturnType<typeof testGround>["ground"]) {
  const defects: unknown[] = [];
  await runWatches(ground, { signal: new AbortController().signal, onDefect: (error) => defects.push(error) });
  expect(defects).toEqual([]);
}

test("a drill is found without a message in the log, and its minutes are told", { timeout: 60_000 }, async () => {
  const { ground, clock } = testGround(database.db, now - 20 * HOUR + 7 * 60_000);
  await minute(ground);
  const { watches } = await showOverview(ground, anybody);
  const id = watches.find(({ kind }) => kind === "count")?.id ?? "";
  const messages = await count();
  await beginDrill(ground, { watchId: id, times: 6 }, anybody);
  for (let hour = 0; hour < 6; hour += 1) {
    clock.now += HOUR;
    await minute(ground);
  }
  const [drill] = (await showOverview(ground, anybody)).drills;
  expect(drill).toMatchObject({ state: "found" });
  expect(drill?.minutes).toBeGreaterThan(30);
  expect(drill?.minutes).toBeLessThanOrEqual(240);
  expect(await count()).toBe(messages);
  const room = await showRoom(ground, drill?.incidentId ?? "", anybody);
  expect(room.incident.drill).toBe(true);
  await acknowledge({ ground, asker: anybody }, room.incident.id);
  expect((await showOverview(ground, anybody)).open).toEqual([]);
  const { rows } = await sql<{ minutes: number }>`select minutes from drill_fact`.execute(database.db);
  expect(rows.map(({ minutes }) => Math.round(minutes))).toEqual([drill?.minutes]);
});

test("a watch learns from the log, alerts once, follows, and ends by itself", { timeout: 60_000 }, async () => {
  const { ground, clock, mails } = testGround(database.db, now + 60_000);
  const told = [{ kind: "role", id: "community_manager" }] as const;
  const id = await makeWatch(
    ground,
    { name: "All", filter: {}, kind: "count", step: "hour", sensitivity: 1, told: [...told], enabled: true },
    anybody,
  );
  await minute(ground);
  const before = await showOverview(ground, anybody);
  expect(before.open).toEqual([]);
  expect(before.watches.map(({ origin }) => origin)).toEqual(["shipped", "shipped", "made"]);
  expect(before.watches.at(-1)).toMatchObject({ state: "quiet", alerts: 0 });
  expect(before.watches.at(-1)?.points).toHaveLength(96);

  await say(database.db, flood(now, now + 2 * HOUR, 160));
  clock.now = now + HOUR + 60_000;
  await minute(ground);
  clock.now = now + 2 * HOUR + 60_000;
  await minute(ground);
  await minute(ground);
  const during = await showOverview(ground, anybody);
  const alert = during.open.find(({ watchId }) => watchId === id);
  expect(alert).toMatchObject({ name: "All", drill: false });
  expect(alert?.severity).toBeGreaterThan(1);
  expect(Date.parse(alert?.onset ?? "")).toBeGreaterThanOrEqual(now - HOUR);
  const ofWatch = mails.filter(({ incidentId }) => incidentId === alert?.id);
  expect(ofWatch.filter(({ reason }) => reason === "alert")).toEqual([
    { incidentId: alert?.id, memberId: "ann", reason: "alert" },
  ]);

  // What comes late is counted again.
  await say(database.db, flood(now + HOUR, now + 2 * HOUR, 60));
  await minute(ground);
  const later = await showRoom(ground, alert?.id ?? "", anybody);
  expect(later.incident.excess).toBeGreaterThan((alert?.excess ?? 0) + 40);

  await say(database.db, usualHours(now + 2 * HOUR, now + 30 * HOUR, 8));
  clock.now = now + 30 * HOUR;
  await minute(ground);
  const after = await showRoom(ground, alert?.id ?? "", anybody);
  expect(after.incident.endedAt).not.toBeNull();
  expect(after.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["alert", "ended"]));
  expect((await showOverview(ground, anybody)).past.filter(({ watchId }) => watchId === id)).toHaveLength(1);
  await acknowledge({ ground, asker: anybody }, alert?.id ?? "");
  await judgeAlarm({ ground, asker: anybody }, alert?.id ?? "", true);
  expect((await showOverview(ground, anybody)).watches.find((one) => one.id === id)).toMatchObject({
    alerts: 1,
    falseAlarms: 1,
  });
});

async function count(): Promise<number> {
  const { rows } = await sql<{ messages: number }>`select count(*)::int as messages from interaction`.execute(
    database.db,
  );
  return rows[0]?.messages ?? 0;
}
