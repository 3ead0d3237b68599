import type { DataSubject } from "@firsthand/platform/personal-data";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createTrace, runTraced, type Change } from "@firsthand/platform/trace";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { shareOut, writeNote } from "./commands/respond.ts";
import { runWatches } from "./commands/run-watches.ts";
import { makeWatch, saveWatch } from "./commands/save-watch.ts";
import { draftStatement } from "./commands/state.ts";
import { addTask, changeTask } from "./commands/task.ts";
import { pulsePersonalData } from "./personal-data.ts";
import { listPeople, showOverview } from "./queries/show-overview.ts";
import { showRoom } from "./queries/show-room.ts";
import { findWatch } from "./store/watches.ts";
import { askerOf, DAY, flood, HOUR, idOf, openLog, say, testGround, usualHours } from "./testing/log.ts";

let database: TestDatabase;
let world: ReturnType<typeof testGround>;
let incident = "";
let watchId = "";
const start = Date.parse("2026-03-01T00:00:00Z");
const now = start + 20 * DAY;
const anybody = askerOf(null);
const north = askerOf(["North"], "bob");
const usual = { kind: "count" as const, step: "hour" as const, sensitivity: 1, told: [], enabled: true };
const code = (name: string) => expect.objectContaining({ code: name });

beforeAll(async () => {
  database = await cloneDatabase();
  await openLog(database.db);
  await say(database.db, usualHours(start, now - 3 * HOUR, 8));
  await say(database.db, flood(now - 3 * HOUR, now, 400));
  world = testGround(database.db, now + 60_000);
  watchId = await makeWatch(world.ground, { ...usual, name: "North", filter: { unit: "North" } }, anybody);
  await runWatches(world.ground, {
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
  });
  incident = (await showOverview(world.ground, anybody)).open.find((one) => one.watchId === watchId)?.id ?? "";
});
afterAll(() => database.drop());

test("only a conversation that is there and within reach is tied to an incident", async () => {
  const { ground } = world;
  const note = { text: "Look", conversationId: idOf(2) };
  await writeNote({ ground, asker: north }, incident, note);
  for (const asker of [north, anybody])
    await expect(writeNote({ ground, asker }, incident, { ...note, conversationId: idOf(999) })).rejects.toEqual(
      code("unknown_conversation"),
    );
  await expect(writeNote({ ground, asker: north }, incident, { ...note, conversationId: idOf(1) })).rejects.toEqual(
    code("unknown_conversation"),
  );
  const { entries } = await showRoom(ground, incident, anybody);
  expect(entries.filter(({ kind }) => kind === "link")).toHaveLength(1);
});

test("who sees a unit is told of those who hold a role there, names no others, and leaves those who stand", async () => {
  const { ground } = world;
  const ids = async (asker: typeof anybody) => (await listPeople(ground, asker)).members.map(({ id }) => id);
  expect(await ids(anybody)).toEqual(["ann", "bob"]);
  expect(await ids(north)).toEqual(["bob"]);
  expect(await ids(askerOf(["South"], "cleo"))).toEqual([]);
  const on = { ground, asker: north };
  const lead = { part: "lead" as const, memberId: "ann" };
  const version = async () => (await showRoom(ground, incident, anybody)).version;
  await expect(shareOut(on, incident, { parts: [lead], ifVersion: await version() })).rejects.toEqual(
    code("unknown_person_told"),
  );
  await shareOut({ ground, asker: anybody }, incident, { parts: [lead], ifVersion: await version() });
  const facts = { part: "facts" as const, memberId: "bob" };
  await shareOut(on, incident, { parts: [lead, facts], ifVersion: await version() });
  expect((await showRoom(ground, incident, anybody)).parts.map(({ name }) => name)).toEqual(["Ann Lee", "Bob Ray"]);

  const task = { title: "Call", ownerId: "ann", dueAt: null };
  await expect(addTask(on, incident, task)).rejects.toEqual(code("unknown_person_told"));
  await addTask({ ground, asker: anybody }, incident, task);
  const [made] = (await showRoom(ground, incident, anybody)).tasks;
  await changeTask(on, made?.id ?? "", { ...task, title: "Call them", done: true, ifVersion: 1 });
  expect((await showRoom(ground, incident, anybody)).tasks[0]).toMatchObject({ owner: "Ann Lee", doneBy: "Ann Lee" });

  const told = [{ kind: "member" as const, id: "ann" }];
  const input = { ...usual, name: "Kettles", filter: { unit: "North" } };
  await expect(makeWatch(ground, { ...input, told }, north)).rejects.toEqual(code("unknown_person_told"));
  const id = await makeWatch(ground, { ...input, told }, anybody);
  await saveWatch(ground, { ...input, told, name: "Pots", id, ifVersion: 1 }, north);
  expect((await findWatch(ground.db, id))?.told).toEqual(told);
});

test("the record of who did what holds no words that are watched", async () => {
  const noted: Change[] = [];
  const actor = { kind: "person", id: "1", name: "Ann" } as const;
  const facts = {
    actor,
    operation: "pulse.make",
    subject: null,
    unit: null,
    address: null,
    requestId: null,
    input: {},
  };
  const recorder = {
    write: (_tx: unknown, { changes }: { readonly changes: readonly Change[] }) => {
      noted.push(...changes);
      return Promise.resolve(true);
    },
    append: () => Promise.resolve(),
    read: () => {},
  };
  const filter = { unit: "North", words: ["carl@example.org", "kettle"] };
  const input = { ...usual, name: "What carl@example.org says", filter };
  await runTraced(createTrace({ facts, recorder, now: () => new Date(now), records: "changes" }), () =>
    makeWatch(world.ground, input, anybody),
  );
  expect(noted).toHaveLength(1);
  expect(JSON.stringify(noted)).not.toContain("carl@");
  expect(noted[0]).toMatchObject({ before: null, after: { filter: { unit: "North", words: 2 } } });
});

test("whoever is erased is taken out of names, of words that are watched and of audiences", async () => {
  const { ground } = world;
  const on = { ground, asker: anybody };
  const mark = "dora@example.org";
  const both = { ...usual, name: `About ${mark}`, filter: { words: [mark, "kettle"] } };
  const some = await makeWatch(ground, both, anybody);
  const only = await makeWatch(ground, { ...both, name: "Alone", filter: { words: [mark] } }, anybody);
  await draftStatement(on, incident, { text: "Sorry.", audience: `customers and ${mark}` });
  await sql`update pulse_incident set name = ${`About ${mark}`} where incident_id = ${incident}`.execute(ground.db);
  const subject: DataSubject = {
    identityIds: [],
    keys: [],
    messageIds: [],
    besideIds: [],
    conversationIds: [],
    marks: [{ kind: "email", value: mark }],
    names: [],
  };
  const found = async () => (await pulsePersonalData.find(ground.db, subject)).map(({ what, rows }) => [what, rows]);
  expect(await found()).toEqual([
    ["audiences of statements that name them", 1],
    ["names of incidents that name them", 1],
    ["names of watches that name them", 1],
    ["watches that look for them", 2],
  ]);
  await pulsePersonalData.erase(ground.db, subject, new Date(now));
  expect(await found()).toEqual([]);
  expect(await findWatch(ground.db, some)).toMatchObject({
    name: "About [erased]",
    filter: { words: ["kettle"] },
    enabled: true,
    version: 2,
  });
  expect(await findWatch(ground.db, only)).toMatchObject({ filter: { words: ["[erased]"] }, enabled: false });
  const room = await showRoom(ground, incident, anybody);
  expect([room.incident.name, room.statements[0]?.audience]).toEqual(["About [erased]", "customers and [erased]"]);
});
