import { randomBytes } from "node:crypto";

import { readTexts } from "@firsthand/analytics/text";
import type { Delivered, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { reread } from "@firsthand/engage/conversations";
import { findIdentity } from "@firsthand/engage/identities";
import { acceptDeliveries, replayMany, type AcceptingWorld } from "@firsthand/engage/listen";
import { createStemmer, indexChanges } from "@firsthand/engage/search";
import { declareSource } from "@firsthand/engage/sources";
import { createRetentionRouter, heldBecause, runRetention, type RetentionGround } from "@firsthand/govern/retention";
import { accessKinds } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { retentionGround } from "./retention.ts";

const today = new Date("2026-06-17T10:00:00Z");
const source: SourceDeclaration = {
  name: "desk",
  channel: "email",
  visibility: "private",
  threading: "explicit",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
};

type Given = Partial<SourceRecord> & Pick<SourceRecord, "at" | "text" | "externalId">;
const record = (more: Given): SourceRecord => ({
  version: 0,
  deleted: false,
  direction: "in",
  kind: "message",
  channel: "email",
  parents: [],
  broadcast: false,
  extra: {},
  ...more,
});
const anna = { email: "anna@example.org", emailVerified: true };
const ben = { email: "ben@example.org", emailVerified: true };
const records = [
  record({
    externalId: "1",
    thread: "a",
    at: "2024-01-10T09:00:00Z",
    text: "My kettle is terrible.",
    author: anna,
    unit: "Kiel",
  }),
  record({
    externalId: "2",
    thread: "a",
    at: "2024-01-10T10:00:00Z",
    text: "Sorry about the kettle.",
    direction: "out",
    recipient: anna,
    author: { account: "u1", role: "agent" },
  }),
  record({
    externalId: "3",
    thread: "b",
    at: "2025-01-10T09:00:00Z",
    text: "The toaster burns.",
    author: ben,
    unit: "Süd",
  }),
  record({
    externalId: "4",
    thread: "c",
    at: "2026-06-01T09:00:00Z",
    text: "Where is my lamp?",
    author: ben,
    unit: "Kiel",
    channel: "chat",
  }),
];
const unreadable: Delivered = {
  status: "rejected",
  position: { record: 9, line: 9 },
  raw: Buffer.from("a line with anna@example.org"),
  reason: { code: "unparsable_date", message: "no date" },
};
const delivered: readonly Delivered[] = [
  ...records.map((one, at): Delivered => ({
    status: "understood",
    position: { record: at + 1, line: at + 1 },
    record: one,
  })),
  unreadable,
];

let database: TestDatabase;
let now: Date;
let asked: string[];
let ground: RetentionGround;

beforeEach(async () => {
  now = today;
  asked = [];
  database = await cloneDatabase();
  ground = retentionGround(database.db, { now: () => now, enqueue: async (_tx, { by }) => void asked.push(by) });
  await transact(database.db, (tx) => declareSource(tx, source, today));
  await accept();
});
afterEach(() => database.drop());

const world: AcceptingWorld = {
  now: new Date("2026-02-01T00:00:00Z"),
  random: () => randomBytes(8),
  secret: Buffer.from("a secret of tests"),
  readTexts: (texts) => readTexts(texts),
};
const accept = () =>
  transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items: delivered, importId: null }));

const client = () =>
  createRouterClient(createRetentionRouter(), {
    context: { ground, asker: { id: "1", name: "Ada", kind: "person", may: accessKinds, reach: () => "all" as const } },
  });
const words = {
  field: "words",
  channel: null,
  unit: null,
  months: 12,
  locked: false,
  active: true,
  why: null,
} as const;
const run = async (id = crypto.randomUUID()) => {
  await runRetention(ground, { id, by: "the night", signal: new AbortController().signal });
  return (await client().runs()).find((one) => one.id === id);
};
const bodies = async () => {
  const { rows } = await database.pool.query<{ body: string }>("select body from interaction order by at");
  return rows.map(({ body }) => body);
};
const facts = async () => {
  const { rows: conversations } = await database.pool.query("select * from conversation_fact order by conversation_id");
  const { rows: messages } = await database.pool.query("select * from message_fact order by message_id");
  return { conversations, messages };
};
async function needle(text: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string; found: boolean }>(
    `select 'interaction' as name, exists (select from interaction m where m::text ~* $1) as found
     union all select 'delivery', exists (select from delivery d where d::text ~* $1 or encode(raw, 'escape') ~* $1)
     union all select 'search', exists (select from search_entry e where e::text ~* $1)`,
    [text],
  );
  return rows.filter(({ found }) => found).map(({ name }) => name);
}
const index = () => transact(database.db, async (tx) => await indexChanges(tx, createStemmer()));

test("nothing goes without a rule, and none is active unasked", async () => {
  expect(await run()).toBeUndefined();
  const { rules, suggested } = await client().show();
  expect(rules).toEqual([]);
  expect(suggested.map(({ active }) => active)).toEqual([false, false, false]);
  expect(await bodies()).not.toContain("");
});

describe("words that are over their time", () => {
  test("go from log, deliveries and search; every fact stays, and no one brings them back", async () => {
    await index();
    expect(await needle("kettle")).toEqual(["interaction", "delivery", "search"]);
    const before = await facts();
    await client().rules.make(words);
    await client().preview({ withInactive: false });
    const done = await run();
    await index();
    expect(done).toMatchObject({ kind: "run", state: "done", cleared: 3, by: "the night" });
    expect(await bodies()).toEqual(["", "", "", "Where is my lamp?"]);
    expect([await needle("kettle"), await needle("toaster")]).toEqual([[], []]);
    expect(await needle("lamp")).toEqual(["interaction", "delivery", "search"]);
    expect(await facts()).toEqual(before);
    const again = await accept();
    expect([again.accepted, again.revised, again.repeated]).toEqual([0, 0, 5]);
    const other: AcceptingWorld["readTexts"] = (texts) =>
      readTexts(texts).map((reading) => ({ ...reading, sentiment: -1, modelVersion: "another" }));
    const request = { modelVersion: "another", limit: 100, sources: new Map([["desk", source]]) };
    expect(await transact(database.db, (tx) => reread(tx, other, request))).toBe(1);
    expect(await needle("kettle")).toEqual([]);
    expect((await facts()).messages.filter(({ sentiment }) => sentiment === -1)).toHaveLength(1);
  });

  test("are what the preview has shown, by channel and unit, with those that are held", async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      "select conversation_id as id from interaction where body like 'The toaster%'",
    );
    await client().holds.make({ what: { kind: "conversation", conversationId: rows[0]?.id ?? "" }, why: "a claim" });
    await client().rules.make(words);
    const preview = await client().preview({ withInactive: false });
    expect(preview.cleared).toBe(0);
    expect(preview.items).toMatchObject([
      {
        field: "words",
        channel: "email",
        unit: "Kiel",
        months: 12,
        due: 2,
        held: 0,
        oldest: "2024-01-10T09:00:00.000Z",
      },
      { field: "words", channel: "email", unit: "Süd", due: 1, held: 1, before: "2025-06-17T10:00:00.000Z" },
    ]);
    expect(preview.kept).toEqual([{ field: "words", rows: 4 }]);
    expect(preview.items[0]?.samples).toHaveLength(2);
    expect(await bodies()).not.toContain("");
    const done = await run();
    expect(done?.items).toEqual(preview.items);
    expect(done?.cleared).toBe(2);
    expect(await bodies()).toEqual(["", "", "The toaster burns.", "Where is my lamp?"]);
  });

  test("stay where a run would take out much that nobody has looked at", async () => {
    await client().rules.make(words);
    expect(await run()).toMatchObject({ state: "stopped", cleared: 0 });
    expect(await bodies()).not.toContain("");
    await client().preview({ withInactive: false });
    const rules = await client().show();
    await client().rules.change({ ...words, id: rules.rules[0]?.id ?? "", ifVersion: 1, months: 6 });
    expect(await run()).toMatchObject({ state: "stopped" });
    await client().preview({ withInactive: false });
    now = new Date("2026-06-25T10:00:00Z");
    expect(await run()).toMatchObject({ state: "stopped" });
    await client().preview({ withInactive: false });
    expect(await run()).toMatchObject({ state: "done", cleared: 3 });
  });

  test("go on where a run was broken off, under the same record", async () => {
    await client().rules.make(words);
    await client().preview({ withInactive: false });
    const id = crypto.randomUUID();
    const broken = {
      ...ground,
      contents: { ...ground.contents, words: { ...ground.contents.words, clear: breakOff } },
    };
    await expect(runRetention(broken, { id, by: "the night", signal: new AbortController().signal })).rejects.toThrow(
      "killed",
    );
    expect((await client().runs()).find((one) => one.id === id)).toMatchObject({ state: "running", cleared: 1 });
    expect(await run(id)).toMatchObject({ state: "done", cleared: 3 });
    expect(await run(id)).toMatchObject({ state: "done", cleared: 3 });
  });
});

let steps = 0;
const breakOff: RetentionGround["contents"]["words"]["clear"] = async (tx, due, step) => {
  if (steps++ % 2 === 1) throw new Error("killed");
  return await ground.contents.words.clear(tx, due, { ...step, limit: 1 });
};

test("deliveries go by when they came, and their messages stay", async () => {
  await client().rules.make({ ...words, field: "deliveries", months: 3 });
  await client().preview({ withInactive: false });
  expect(await run()).toMatchObject({ state: "done", cleared: 4 });
  expect(await bodies()).not.toContain("");
  expect(await needle("toaster")).toEqual(["interaction"]);
  expect(await needle("a line with anna")).toEqual(["delivery"]);
});

test("what was not understood goes, cannot be tried again, and comes back with no file", async () => {
  await client().rules.make({ ...words, field: "quarantine", months: 3 });
  await client().preview({ withInactive: false });
  expect(await run()).toMatchObject({ state: "done", cleared: 1 });
  expect(await needle("a line with anna")).toEqual([]);
  expect(await replayMany(database.db, world, { most: 10 })).toMatchObject({ understood: 0 });
  expect(await accept()).toMatchObject({ quarantined: 0, repeated: 5 });
});

describe("a hold", () => {
  const everything = { ...words, field: "everything", months: 1 } as const;

  test("on a person keeps all that is theirs, also what the organisation wrote to them, until it is lifted", async () => {
    const { identityId: personId } = await findIdentity(database.db, "anna@example.org");
    const hold = await client().holds.make({ what: { kind: "person", personId }, why: "a claim" });
    await client().rules.make(everything);
    await client().preview({ withInactive: false });
    await run();
    expect(await bodies()).toEqual(["My kettle is terrible.", "Sorry about the kettle.", "", "Where is my lamp?"]);
    expect(await needle("kettle")).toEqual(["interaction", "delivery"]);
    await client().holds.lift({ id: hold.id });
    await expect(client().holds.lift({ id: hold.id })).rejects.toMatchObject({ code: "hold_over" });
    await client().preview({ withInactive: false });
    await run();
    expect(await needle("kettle")).toEqual([]);
  });

  test("on a unit keeps what is below it, one on a time what was said in it", async () => {
    await database.pool.query(
      `insert into unit (name, parent, kind, version, changed_at, changed_by)
       values ('Nord', null, 'other', 1, now(), 'Ada'), ('Kiel', 'Nord', 'other', 1, now(), 'Ada')`,
    );
    const scope = { kind: "scope", channel: null, unit: null, since: null, until: null } as const;
    await client().holds.make({ what: { ...scope, unit: "Nord" }, why: "a claim" });
    await client().rules.make(words);
    await client().preview({ withInactive: false });
    await run();
    expect(await bodies()).toEqual(["My kettle is terrible.", "Sorry about the kettle.", "", "Where is my lamp?"]);
    const time = { since: "2024-01-10T09:30:00Z", until: "2024-01-10T10:30:00Z" };
    await client().holds.make({ what: { ...scope, ...time }, why: "a claim", endsAt: "2026-06-18T00:00:00Z" });
    const [, , first] = [
      null,
      null,
      (await client().holds.list()).find(({ what }) => what.kind === "scope" && what.unit),
    ];
    await client().holds.lift({ id: first?.id ?? "" });
    await client().preview({ withInactive: false });
    await run();
    expect(await bodies()).toEqual(["", "Sorry about the kettle.", "", "Where is my lamp?"]);
    now = new Date("2026-06-18T00:00:00Z");
    await run();
    expect(await bodies()).toEqual(["", "Sorry about the kettle.", "", "Where is my lamp?"]);
    await client().preview({ withInactive: false });
    await run();
    expect(await bodies()).toEqual(["", "", "", "Where is my lamp?"]);
  });

  test("says why somebody may not be erased", async () => {
    const { identityId } = await findIdentity(database.db, "anna@example.org");
    const { identityId: other } = await findIdentity(database.db, "ben@example.org");
    const { rows } = await database.pool.query<{ id: string; conversation: string }>(
      "select interaction_id as id, conversation_id as conversation from interaction where channel = 'email' order by at limit 2",
    );
    const annas = {
      identityIds: [identityId],
      conversationIds: rows.map((row) => row.conversation),
      messageIds: rows.map(({ id }) => id),
    };
    const bens = { identityIds: [other], conversationIds: [], messageIds: [] };
    await client().holds.make({ what: { kind: "person", personId: identityId }, why: "a claim" });
    const span = { kind: "scope", channel: "email", unit: null, since: null, until: "2025-01-01T00:00:00Z" } as const;
    await client().holds.make({ what: span, why: "an audit", endsAt: "2026-06-18T00:00:00Z" });
    const whys = async (subject: typeof annas) =>
      (await heldBecause(database.db, ground, subject)).map(({ why }) => why);
    expect([await whys(annas), await whys(bens)]).toEqual([["a claim", "an audit"], []]);
    now = new Date("2026-06-18T00:00:00Z");
    expect(await whys(annas)).toEqual(["a claim"]);
  });

  test("of nothing, of nobody and of no conversation is refused", async () => {
    const scope = { kind: "scope", channel: null, unit: null, since: null, until: null } as const;
    const id = "01998f3e-7c1a-7abc-8def-0123456789ab";
    const make = client().holds.make;
    await expect(make({ what: scope, why: "x" })).rejects.toMatchObject({ code: "empty_hold" });
    await expect(make({ what: { kind: "person", personId: id }, why: "x" })).rejects.toMatchObject({
      code: "unknown_person",
    });
    await expect(make({ what: { kind: "conversation", conversationId: id }, why: "x" })).rejects.toMatchObject({
      code: "unknown_conversation",
    });
  });
});

describe("rules", () => {
  test("are versions: two people do not overwrite each other, and one that was removed says nothing", async () => {
    const made = await client().rules.make(words);
    const change = (months: number) => client().rules.change({ ...words, id: made.id, ifVersion: 1, months });
    const both = await Promise.allSettled([change(24), change(36)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["fulfilled", "rejected"]);
    await expect(client().rules.make(words)).rejects.toMatchObject({ code: "retention_rule_twice" });
    await client().rules.remove({ id: made.id, ifVersion: 2 });
    await expect(change(48)).rejects.toMatchObject({ code: "unknown_retention_rule" });
    expect((await client().show()).rules).toEqual([]);
    expect((await client().preview({ withInactive: true })).items).toEqual([]);
  });

  test("of a unit cannot keep longer than a locked one above it", async () => {
    await client().rules.make({ ...words, locked: true });
    await expect(client().rules.make({ ...words, unit: "Kiel", months: 24 })).rejects.toMatchObject({
      code: "retention_locked",
    });
    await client().rules.make({ ...words, unit: "Kiel", months: 6 });
  });

  test("that are off are shown by a preview of all, which also lets them run once they are on", async () => {
    const off = await client().rules.make({ ...words, active: false });
    expect((await client().preview({ withInactive: false })).items).toEqual([]);
    expect((await client().preview({ withInactive: true })).items).toHaveLength(2);
    expect(await run()).toBeUndefined();
    await client().rules.change({ ...words, id: off.id, ifVersion: 1, active: true });
    expect(await run()).toMatchObject({ state: "done", cleared: 3 });
  });

  test("asking for a run asks the queue, in one's name", async () => {
    await client().run();
    expect(asked).toEqual(["Ada"]);
  });
});
