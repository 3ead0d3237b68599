import { readTexts } from "@firsthand/analytics/text";
import { reread } from "@firsthand/engage/conversations";
import { replayMany, type AcceptingWorld } from "@firsthand/engage/listen";
import { runRetention, type RetentionGround } from "@firsthand/govern/retention";
import { transact } from "@firsthand/platform/storage";
import { beforeEach, describe, expect, test } from "vitest";

import { openKeptLog, source, words, world, type KeptLog } from "./testing/kept-log.ts";

let log: KeptLog;
beforeEach(async () => {
  log = await openKeptLog();
});

test("nothing goes without a rule, and none is active unasked", async () => {
  expect(await log.run()).toBeUndefined();
  const { rules, suggested } = await log.client.show();
  expect(rules).toEqual([]);
  expect(suggested.map(({ active }) => active)).toEqual([false, false, false, false]);
  expect(await log.bodies()).not.toContain("");
});

test("rules are offered for the channels and units in which there are words", async () => {
  expect(await log.client.show()).toMatchObject({ channels: ["chat", "email"], units: ["Kiel", "Süd"] });
  // Those of January 2025, of the only customer in the south; one of Kiel without a unit of its own stays.
  await log.database.pool.query(
    "update interaction set cleared_at = now() where unit = 'Süd' or channel = 'chat' or body like 'My kettle%'",
  );
  expect(await log.client.show()).toMatchObject({ channels: ["email"], units: ["Kiel", "Süd"] });
  await log.database.pool.query("update interaction set cleared_at = now()");
  expect(await log.client.show()).toMatchObject({ channels: [], units: [] });
});

describe("words that are over their time", () => {
  test("go from log, deliveries and search; every fact stays, and no one brings them back", async () => {
    await log.index();
    expect(await log.needle("kettle")).toEqual(["interaction", "delivery", "search"]);
    const before = await log.facts();
    await log.client.rules.make(words);
    await log.client.preview({ withInactive: false });
    const done = await log.run();
    await log.index();
    expect(done).toMatchObject({ kind: "run", state: "done", cleared: 3, by: "the night" });
    expect(await log.bodies()).toEqual(["", "", "", "Where is my lamp?"]);
    expect([await log.needle("kettle"), await log.needle("toaster")]).toEqual([[], []]);
    expect(await log.needle("lamp")).toEqual(["interaction", "delivery", "search"]);
    expect(await log.facts()).toEqual(before);
    const again = await log.accept();
    expect([again.accepted, again.revised, again.repeated]).toEqual([0, 0, 5]);
    const other: AcceptingWorld["readTexts"] = (texts) =>
      readTexts(texts).map((reading) => ({ ...reading, sentiment: -1, modelVersion: "another" }));
    const request = { modelVersion: "another", limit: 100, sources: new Map([["desk", source]]) };
    expect(await transact(log.database.db, (tx) => reread(tx, other, request))).toBe(1);
    expect(await log.needle("kettle")).toEqual([]);
    expect((await log.facts()).messages.filter(({ sentiment }) => sentiment === -1)).toHaveLength(1);
  });

  test("are what the preview has shown, by channel and unit, with those that are held", async () => {
    const { rows } = await log.database.pool.query<{ id: string }>(
      "select conversation_id as id from interaction where body like 'The toaster%'",
    );
    await log.client.holds.make({ what: { kind: "conversation", conversationId: rows[0]?.id ?? "" }, why: "a claim" });
    await log.client.rules.make(words);
    const preview = await log.client.preview({ withInactive: false });
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
    expect(await log.bodies()).not.toContain("");
    const done = await log.run();
    expect(done?.items).toEqual(preview.items);
    expect(done?.cleared).toBe(2);
    expect(await log.bodies()).toEqual(["", "", "The toaster burns.", "Where is my lamp?"]);
  });

  test("stay where a run would take out much that nobody has looked at", async () => {
    await log.client.rules.make(words);
    expect(await log.run()).toMatchObject({ state: "stopped", cleared: 0 });
    expect(await log.bodies()).not.toContain("");
    await log.client.preview({ withInactive: false });
    const rules = await log.client.show();
    await log.client.rules.change({ ...words, id: rules.rules[0]?.id ?? "", ifVersion: 1, months: 6 });
    expect(await log.run()).toMatchObject({ state: "stopped" });
    await log.client.preview({ withInactive: false });
    log.setNow("2026-06-25T10:00:00Z");
    expect(await log.run()).toMatchObject({ state: "stopped" });
    await log.client.preview({ withInactive: false });
    expect(await log.run()).toMatchObject({ state: "done", cleared: 3 });
  });

  test("go on where a run was broken off, under the same record", async () => {
    await log.client.rules.make(words);
    await log.client.preview({ withInactive: false });
    const id = crypto.randomUUID();
    const broken = {
      ...log.ground,
      contents: { ...log.ground.contents, words: { ...log.ground.contents.words, clear: breakOff } },
    };
    await expect(runRetention(broken, { id, by: "the night", signal: new AbortController().signal })).rejects.toThrow(
      "killed",
    );
    expect((await log.client.runs()).find((one) => one.id === id)).toMatchObject({ state: "running", cleared: 1 });
    expect(await log.run(id)).toMatchObject({ state: "done", cleared: 3 });
    expect(await log.run(id)).toMatchObject({ state: "done", cleared: 3 });
  });
});

let steps = 0;
const breakOff: RetentionGround["contents"]["words"]["clear"] = async (tx, due, step) => {
  if (steps++ % 2 === 1) throw new Error("killed");
  return await log.ground.contents.words.clear(tx, due, { ...step, limit: 1 });
};

test("deliveries go by when they came, and their messages stay", async () => {
  await log.client.rules.make({ ...words, field: "deliveries", months: 3 });
  await log.client.preview({ withInactive: false });
  expect(await log.run()).toMatchObject({ state: "done", cleared: 4 });
  expect(await log.bodies()).not.toContain("");
  expect(await log.needle("toaster")).toEqual(["interaction"]);
  expect(await log.needle("a line with anna")).toEqual(["delivery"]);
});

test("what was not understood goes, cannot be tried again, and comes back with no file", async () => {
  await log.client.rules.make({ ...words, field: "quarantine", months: 3 });
  await log.client.preview({ withInactive: false });
  expect(await log.run()).toMatchObject({ state: "done", cleared: 1 });
  expect(await log.needle("a line with anna")).toEqual([]);
  expect(await replayMany(log.database.db, world, { most: 10 })).toMatchObject({ understood: 0 });
  expect(await log.accept()).toMatchObject({ quarantined: 0, repeated: 5 });
});

describe("rules", () => {
  test("are versions: two people do not overwrite each other, and one that was removed says nothing", async () => {
    const made = await log.client.rules.make(words);
    const change = (months: number) => log.client.rules.change({ ...words, id: made.id, ifVersion: 1, months });
    const both = await Promise.allSettled([change(24), change(36)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["fulfilled", "rejected"]);
    await expect(log.client.rules.make(words)).rejects.toMatchObject({ code: "retention_rule_twice" });
    await log.client.rules.remove({ id: made.id, ifVersion: 2 });
    await expect(change(48)).rejects.toMatchObject({ code: "unknown_retention_rule" });
    expect((await log.client.show()).rules).toEqual([]);
    expect((await log.client.preview({ withInactive: true })).items).toEqual([]);
  });

  test("of a unit cannot keep longer than a locked one above it", async () => {
    await log.client.rules.make({ ...words, locked: true });
    await expect(log.client.rules.make({ ...words, unit: "Kiel", months: 24 })).rejects.toMatchObject({
      code: "retention_locked",
    });
    await log.client.rules.make({ ...words, unit: "Kiel", months: 6 });
  });

  test("that are off are shown by a preview of all, which also lets them run once they are on", async () => {
    const off = await log.client.rules.make({ ...words, active: false });
    await log.client.rules.make({ ...words, field: "deliveries", months: 1, active: false });
    expect((await log.client.preview({ withInactive: false })).items).toEqual([]);
    expect((await log.client.preview({ withInactive: true })).items).toHaveLength(5);
    expect(await log.run()).toBeUndefined();
    await log.client.rules.change({ ...words, id: off.id, ifVersion: 1, active: true });
    expect(await log.run()).toMatchObject({ state: "done", cleared: 3 });
  });

  test("asking for a run asks the queue, in one's name", async () => {
    await log.client.run();
    expect(log.asked).toEqual(["Ada"]);
  });
});
