import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { beginDrill } from "./commands/hold-drill.ts";
import { acknowledge, review, shareOut, writeNote } from "./commands/respond.ts";
import { runWatches } from "./commands/run-watches.ts";
import { endWatch, makeWatch, saveWatch } from "./commands/save-watch.ts";
import { changeStatement, draftStatement } from "./commands/state.ts";
import { addTask, changeTask } from "./commands/task.ts";
import { pulsePersonalData } from "./personal-data.ts";
import { composeMail } from "./queries/compose-mail.ts";
import { preview } from "./queries/preview.ts";
import { replayWatch } from "./queries/replay.ts";
import { showEvidence } from "./queries/show-evidence.ts";
import { showAlerts, showOverview, showWatch } from "./queries/show-overview.ts";
import { showRoom } from "./queries/show-room.ts";
import { askerOf, DAY, flood, HOUR, idOf, members, openLog, say, testGround, usualHours } from "./testing/log.ts";

let database: TestDatabase;
const start = Date.parse("2026-03-01T00:00:00Z");
const now = start + 30 * DAY + 12 * HOUR;
const anybody = askerOf(null);
let incident = "";
let watchId = "";
let world: ReturnType<typeof testGround>;

const usual = { kind: "count" as const, step: "hour" as const, sensitivity: 1, told: [], enabled: true };
const code = (name: string) => expect.objectContaining({ code: name });

beforeAll(async () => {
  database = await cloneDatabase();
  await openLog(database.db);
  await say(database.db, usualHours(start, now - 3 * HOUR, 8));
  await say(
    database.db,
    flood(now - 3 * HOUR, now, 400, {
      body: "The kettle melted, Ada Customer7 write to me@home.example",
      sentiment: -0.8,
    }),
  );
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

const on = () => ({ ground: world.ground, asker: anybody });

test("who may see a unit sees its watches and alerts, and nothing of others", async () => {
  const { ground } = world;
  const north = await showOverview(ground, askerOf(["North"], "bob"));
  expect(north.watches.map(({ name }) => name)).toEqual(["North"]);
  expect(north.open.map(({ id }) => id)).toEqual([incident]);
  const south = askerOf(["South"], "bob");
  expect(await showOverview(ground, south)).toMatchObject({ watches: [], open: [], past: [] });
  expect(await showAlerts(ground, south)).toEqual([]);
  await expect(showRoom(ground, incident, south)).rejects.toEqual(code("unknown_incident"));
  await expect(showEvidence(ground, incident, south)).rejects.toEqual(code("unknown_incident"));
  await expect(showWatch(ground, watchId, south)).rejects.toEqual(code("unknown_watch"));
  await expect(acknowledge({ ground, asker: south }, incident)).rejects.toEqual(code("unknown_incident"));
  await expect(makeWatch(ground, { ...usual, name: "All", filter: {} }, south)).rejects.toEqual(
    code("watch_out_of_reach"),
  );
  await expect(preview(ground.db, { ...usual, filter: {} }, { now: new Date(now), asker: south })).rejects.toEqual(
    code("watch_out_of_reach"),
  );
});

test("what explains it: words that several wrote, verbatims masked outside of reach, nobody who is restricted", async () => {
  const { ground } = world;
  const whole = await showEvidence(ground, incident, anybody);
  expect(whole.messages).toBeGreaterThan(150);
  expect(whole.words.map(({ name }) => name)).toEqual(expect.arrayContaining(["kettle", "melted"]));
  expect(whole.words.map(({ name }) => name)).not.toContain("parcel");
  expect(whole.verbatims).toHaveLength(8);
  expect(whole.verbatims[0]).toMatchObject({ mood: "negative", channel: "email" });
  expect(whole.verbatims[0]?.text).toContain("me@home.example");
  expect(whole.authors[0]?.name).toMatch(/^Ada Customer/);

  const masked = { ...anybody, reach: (id: string) => (id === "personal.unmask" ? [] : ("all" as const)) };
  const seen = await showEvidence(ground, incident, masked);
  expect(seen.verbatims[0]?.text).not.toContain("me@home.example");
  expect(seen.authors.every(({ name }) => !name?.includes("Customer"))).toBe(true);

  const blind = { ...anybody, reach: (id: string) => (id === "conversations.read" ? [] : ("all" as const)) };
  expect(await showEvidence(ground, incident, blind)).toMatchObject({
    messages: 0,
    verbatims: [],
    words: [],
    authors: [],
  });

  const ids = new Set(whole.verbatims.map(({ conversationId }) => conversationId));
  const restricted = [...ids][0] ?? "";
  await sql`insert into restriction (request_id, identity_ids, since, by_name, why)
    values (${idOf(9)}, array[${restricted}]::uuid[], now(), 'Ann', '')`.execute(database.db);
  const after = await showEvidence(ground, incident, anybody);
  expect(after.verbatims.map(({ conversationId }) => conversationId)).not.toContain(restricted);
  expect(after.authors.map(({ id }) => id)).not.toContain(restricted);
  await sql`delete from restriction`.execute(database.db);
});

test("a statement goes from draft to approved to published, each with who, and no other way", async () => {
  await draftStatement(on(), incident, { text: "We look into it.", audience: "Press" });
  const [draft] = (await showRoom(world.ground, incident, anybody)).statements;
  const id = draft?.id ?? "";
  const said = { text: "We look into it.", audience: "Press" };
  await expect(changeStatement(on(), id, { ...said, state: "published", ifVersion: 1 })).rejects.toEqual(
    code("statement_not_so"),
  );
  await changeStatement(on(), id, { ...said, state: "approved", ifVersion: 1 });
  await expect(
    changeStatement(on(), id, { ...said, text: "All is well.", state: "approved", ifVersion: 2 }),
  ).rejects.toEqual(code("statement_not_so"));
  await expect(changeStatement(on(), id, { ...said, state: "published", ifVersion: 1 })).rejects.toEqual(
    code("pulse_conflict"),
  );
  await changeStatement(on(), id, { ...said, state: "published", ifVersion: 2 });
  const room = await showRoom(world.ground, incident, anybody);
  expect(room.statements[0]).toMatchObject({ state: "published", approvedBy: "Ann Lee", publishedBy: "Ann Lee" });
  expect(room.lead.onsetToStatement).toBeGreaterThan(0);
  const south = { ground: world.ground, asker: askerOf(["South"]) };
  await expect(changeStatement(south, id, { ...said, state: "draft", ifVersion: 3 })).rejects.toEqual(
    code("unknown_statement"),
  );
});

test("tasks, parts, notes and the review; somebody else's version is not written over", async () => {
  await addTask(on(), incident, { title: "Call the maker", ownerId: "bob", dueAt: "2026-04-01T10:00:00.000Z" });
  const [task] = (await showRoom(world.ground, incident, anybody)).tasks;
  const said = { title: "Call the maker", ownerId: "bob", dueAt: null };
  await changeTask(on(), task?.id ?? "", { ...said, done: true, ifVersion: 1 });
  await expect(changeTask(on(), task?.id ?? "", { ...said, done: false, ifVersion: 1 })).rejects.toEqual(
    code("pulse_conflict"),
  );
  await expect(addTask(on(), incident, { ...said, ownerId: "nobody" })).rejects.toEqual(code("unknown_person_told"));
  const { version } = await showRoom(world.ground, incident, anybody);
  await shareOut(on(), incident, { parts: [{ part: "lead", memberId: "ann" }], ifVersion: version });
  await expect(shareOut(on(), incident, { parts: [], ifVersion: version })).rejects.toEqual(code("pulse_conflict"));
  await writeNote(on(), incident, { text: "Talked to c7@example.org", conversationId: idOf(7) });
  await acknowledge(on(), incident);
  await review(on(), incident, { learnt: "Ask earlier.", close: true, ifVersion: version + 1 });
  const room = await showRoom(world.ground, incident, anybody);
  expect(room.tasks[0]).toMatchObject({ owner: "Bob Ray", doneBy: "Ann Lee", dueAt: null });
  expect(room.parts).toEqual([{ part: "lead", memberId: "ann", name: members[0]?.name }]);
  expect(room.incident).toMatchObject({ acknowledgedBy: "Ann Lee", reviewedBy: "Ann Lee" });
  expect(room.learnt).toBe("Ask earlier.");
  expect(await showAlerts(world.ground, anybody)).not.toContainEqual(expect.objectContaining({ id: incident }));
});

test("who is erased is taken out of what was written", async () => {
  const subject = {
    identityIds: [idOf(7)],
    keys: [],
    messageIds: [],
    besideIds: [],
    conversationIds: [idOf(7)],
    marks: [{ kind: "email" as const, value: "c7@example.org" }],
    names: [],
  };
  await writeNote(on(), incident, { text: "Also c7@example.org, and others", conversationId: null });
  expect(await pulsePersonalData.find(database.db, subject)).toEqual([
    { table: "pulse_entry", what: "lines of timelines that name them", rows: 2 },
  ]);
  const pieces = [];
  for await (const piece of pulsePersonalData.export(database.db, subject)) pieces.push(...piece.records);
  expect(pieces).toMatchObject([{ text: "Talked to c7@example.org" }]);
  await pulsePersonalData.erase(database.db, subject, new Date(now));
  const texts = (await showRoom(world.ground, incident, anybody)).entries.map(({ text }) => text);
  expect(texts.join("\n")).not.toContain("c7@example.org");
  expect(texts).toContain("Also [erased], and others");
  expect(texts).toContain("[erased]");
});

test("a mail tells what stands out and where, and nothing that customers wrote", async () => {
  const letter = await composeMail(database.db, {
    incidentId: incident,
    reason: "alert",
    to: "Ann",
    publicUrl: "https://voice.example.org",
  });
  expect(letter?.subject).toMatch(/^North stands out \(severity \d+ of 10\)$/);
  expect(letter?.text).toContain(`https://voice.example.org/pulse/incidents/${incident}`);
  expect(letter?.text).not.toContain("kettle");
});

test("a replay finds the flood at the end of its step, and an invented one in a copy", async () => {
  const { ground } = world;
  const span = { id: watchId, since: new Date(now - 5 * DAY).toISOString(), until: new Date(now).toISOString() };
  const past = await replayWatch(ground, span, anybody);
  expect(past.found).toHaveLength(1);
  expect(Date.parse(past.found[0]?.alertAt ?? "")).toBeGreaterThan(now - 3 * HOUR);
  const at = new Date(now - 2 * DAY).toISOString();
  const flooded = await replayWatch(ground, { ...span, invented: { at, times: 8, hours: 6 } }, anybody);
  expect(flooded.found.some(({ invented }) => invented)).toBe(true);
  expect(flooded.minutesToAlert).toBeGreaterThan(0);
  expect(flooded.minutesToAlert).toBeLessThanOrEqual(240);
  await expect(replayWatch(ground, { ...span, until: span.since }, anybody)).rejects.toEqual(code("bad_span"));
  const seen = await preview(
    ground.db,
    { kind: "count", sensitivity: 1, filter: {} },
    { now: new Date(now), asker: anybody },
  );
  expect(seen).toMatchObject({ step: "hour" });
  expect(seen.alertsAWeek).toBeGreaterThan(0);
  expect(seen.points.length).toBeLessThanOrEqual(720);
});

test("a watch of a share needs a part; a shipped one stays; a changed one learns anew", async () => {
  const { ground } = world;
  await expect(makeWatch(ground, { ...usual, kind: "share", name: "x", filter: {} }, anybody)).rejects.toEqual(
    code("share_of_itself"),
  );
  await expect(
    makeWatch(ground, { ...usual, name: "x", filter: {}, told: [{ kind: "member", id: "gone" }] }, anybody),
  ).rejects.toEqual(code("unknown_person_told"));
  const shipped = (await showOverview(ground, anybody)).watches.find(({ origin }) => origin === "shipped");
  await expect(endWatch(ground, shipped?.id ?? "", anybody)).rejects.toEqual(code("shipped_watch"));
  const change = { ...usual, id: watchId, name: "North", filter: { unit: "North", moods: ["negative" as const] } };
  await saveWatch(ground, { ...change, ifVersion: 1 }, anybody);
  await expect(saveWatch(ground, { ...change, ifVersion: 1 }, anybody)).rejects.toEqual(code("pulse_conflict"));
  const changed = await showWatch(ground, watchId, anybody);
  expect(changed).toMatchObject({ version: 2, learningUntil: null, state: "learning" });
  await expect(beginDrill(ground, { watchId, times: 4 }, anybody)).rejects.toEqual(code("drill_not_now"));
  await endWatch(ground, watchId, anybody);
  await expect(showWatch(ground, watchId, anybody)).rejects.toEqual(code("unknown_watch"));
  expect((await showRoom(ground, incident, anybody)).incident.name).toBe("North");
});
