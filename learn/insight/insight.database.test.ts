import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { reviewActions } from "./index.ts";
import { answers, openOffice, says } from "./testing/office.ts";

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
  await office.accept([
    says("ann", "a1", "2026-02-10T10:00:00Z", "neg late product the parcel, write to ann@example.org"),
    says("ben", "b1", "2026-02-11T10:00:00Z", "neg late product again"),
    says("ben", "b2", "2026-02-12T10:00:00Z", "late product still"),
    says("cid", "c1", "2026-02-13T10:00:00Z", "product all well"),
  ]);
});
afterAll(() => office.close());
beforeEach(() => {
  office.clock.now = new Date("2026-03-04T10:00:00Z");
});

const evidence = { filter: { topics: ["delivery"] }, since: "2026-02-01", until: "2026-03-01" };
const given = { title: "Parcels late", says: "Late since February.", function: "product", unit: null } as const;
const northern = (): readonly { units: string[]; functions: null }[] => [{ units: ["north"], functions: null }];

test("a finding goes its way: found, shared, decided, acted, told, and its clock stops with the action", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, evidence: { ...evidence, messageIds: [office.idOf("a1")] } });
  const found = await ann.show({ id });
  expect(found).toMatchObject({ state: "found", messages: 3, customers: 2, days: 0, overdue: false, version: 1 });
  expect(found.evidence.words).toBe("What people write · about delivery");
  // The words are masked for everybody, also for whoever may see personal data elsewhere.
  expect(found.verbatims.map(({ text }) => text)).toEqual([expect.stringContaining("neg late product the parcel")]);
  expect(found.verbatims[0]?.text).not.toContain("ann@example.org");
  office.pass(31);
  expect((await ann.list({})).rows[0]).toMatchObject({ id, days: 31, overdue: true });

  await ann.own({ id, owner: "max", ifVersion: 1 });
  office.tick();
  await ann.move({ id, to: "shared", ifVersion: 2 });
  office.tick();
  await expect(ann.move({ id, to: "told", ifVersion: 3 })).rejects.toMatchObject({ code: "no_such_step" });
  await expect(ann.move({ id, to: "acted", note: " ", ifVersion: 3 })).rejects.toMatchObject({ code: "note_needed" });
  await expect(ann.move({ id, to: "decided", ifVersion: 2 })).rejects.toMatchObject({ code: "insight_conflict" });
  await ann.move({ id, to: "decided", note: "Another carrier", ifVersion: 3 });
  office.tick();
  const acted = await ann.move({ id, to: "acted", note: "Carrier changed", ifVersion: 4 });
  expect(acted).toMatchObject({ state: "acted", days: 31, overdue: false, owner: { id: "max", name: "Max" } });
  expect(acted.steps.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
    "found ann",
    "owner ann",
    "shared ann",
    "decided ann",
    "acted ann",
  ]);
  expect(await ann.list({ owner: "nobody" })).toMatchObject({ rows: [] });

  // Two customers had raised it; one of them gets an answer that says something, and one that says nothing.
  expect((await ann.evidence({ id })).told).toEqual({ raised: 2, told: 0 });
  await office.accept([
    answers("ra", "a1", "2026-04-05T10:00:00Z", "hm"),
    answers("rb", "b1", "2026-04-05T11:00:00Z"),
    answers("rc", "c1", "2026-04-05T11:00:00Z"),
  ]);
  office.pass(2);
  expect((await ann.evidence({ id })).told).toEqual({ raised: 2, told: 1 });
  const { rows, total } = await ann.raisers({ id });
  expect([total, rows.map(({ toldAt }) => toldAt)]).toEqual([3, [null, null, "2026-04-05T11:00:00.000Z"]]);
  expect(await ann.move({ id, to: "told", ifVersion: 5 })).toMatchObject({ state: "told", days: 31 });

  // A step back before the action takes the action away, with who had raised it.
  const back = await ann.move({ id, to: "decided", note: "It was not yet done", ifVersion: 6 });
  expect(back).toMatchObject({ actedAt: null, state: "decided", overdue: true });
  expect((await ann.evidence({ id })).told).toBeNull();
});

test("the volume in its window, now, week by week, and before and after the action", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, evidence });
  const before = await ann.evidence({ id });
  expect(before.found).toMatchObject({ messages: 3, customers: 2 });
  expect(before.today).toMatchObject({ since: "2026-02-04T10:00:00.000Z", messages: 3 });
  expect(before.recurrence).toBeNull();
  expect(before.weeks.find(({ since }) => since === "2026-02-09T00:00:00.000Z")).toEqual({
    since: "2026-02-09T00:00:00.000Z",
    messages: 3,
    partial: false,
  });
  expect(before.weeks.at(-1)).toMatchObject({ since: "2026-03-02T00:00:00.000Z", partial: true });
  await ann.move({ id, to: "acted", note: "done", ifVersion: 1 });
  await office.accept([
    says("dan", "d1", "2026-03-20T10:00:00Z", "late product"),
    says("eve", "e1", "2026-03-20T10:00:00Z", "product well"),
  ]);
  office.pass(20);
  expect((await ann.evidence({ id })).recurrence).toMatchObject({ over: false, after: { messages: 1, customers: 2 } });
  expect(await reviewActions(office.ground)).toBe(0);
  office.pass(40);
  expect(await reviewActions(office.ground)).toBe(1);
  expect(await reviewActions(office.ground)).toBe(0);
  const { recurrence } = await ann.evidence({ id });
  // One message of two customers after it, three of three before it.
  expect(recurrence).toMatchObject({ over: true, ratio: 0.5 });
  const { rows } = await sql`
    select kind, at, acted, amount, weight from insight_fact where insight_id = ${id} order by at`.execute(office.db);
  expect(rows).toEqual([
    { kind: "acted", at: new Date("2026-03-04T10:00:00Z"), acted: true, amount: 0, weight: 3 },
    { kind: "eased", at: new Date("2026-04-29T10:00:00Z"), acted: true, amount: 0.5, weight: 3 },
    { kind: "due", at: new Date("2026-06-02T10:00:00Z"), acted: true, amount: null, weight: 3 },
  ]);
  // With another filter it is counted anew: what was counted says nothing of it.
  const other = { ...evidence, filter: { words: ["again"] } };
  await ann.change({ id, ...given, targetDays: 30, evidence: other, ifVersion: 2 });
  expect(await reviewActions(office.ground)).toBe(1);
  const { rows: anew } = await sql`
    select amount from insight_fact where insight_id = ${id} and kind = 'eased'`.execute(office.db);
  expect(anew).toEqual([{ amount: 0 }]);
  // A change of words alone leaves what was counted.
  await ann.change({ id, ...given, title: "Again", targetDays: 30, evidence: other, ifVersion: 3 });
  expect(await reviewActions(office.ground)).toBe(0);
});

test("a NUL character, which no text of PostgreSQL holds, is left out of words and refused in a filter", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, title: "Parcels\0 late", evidence: { ...evidence, theme: "a\0 b" } });
  office.tick();
  await ann.comment({ id, text: "The carrier\0 knows." });
  const shown = await ann.show({ id });
  expect([shown.title, shown.evidence.theme]).toEqual(["Parcels late", "a b"]);
  expect(shown.steps.at(-1)?.note).toBe("The carrier knows.");
  await expect(ann.add({ ...given, title: "\0", evidence })).rejects.toThrow("Input validation failed");
  const nul = { ...evidence, filter: { words: ["late\0"] } };
  await expect(ann.add({ ...given, evidence: nul })).rejects.toThrow("Input validation failed");
});

test("a finding is seen and changed within reach alone", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, evidence });
  const norman = office.as("norman", northern);
  await expect(norman.show({ id })).rejects.toMatchObject({ code: "unknown_insight", status: 404 });
  await expect(norman.evidence({ id })).rejects.toMatchObject({ code: "unknown_insight" });
  await expect(norman.add({ ...given, evidence })).rejects.toMatchObject({ code: "not_allowed" });
  const own = await norman.add({ ...given, unit: "north", evidence });
  expect((await norman.list({})).rows.map((row) => row.id)).toEqual([own.id]);
  // Of messages out of reach nothing is counted and none can be put under it.
  expect((await norman.evidence({ id: own.id })).found.messages).toBe(0);
  await expect(norman.addVerbatims({ id: own.id, messageIds: [office.idOf("a1")] })).rejects.toMatchObject({
    code: "unknown_messages",
  });
  const reader = office.as("reader", (permission) => (permission === "insight.read" ? "all" : []));
  expect((await reader.show({ id })).mayManage).toBe(false);
  await expect(reader.comment({ id, text: "me too" })).rejects.toMatchObject({ code: "not_allowed" });
});

test("another filter after the action: who had raised it is kept anew, a change of words alone leaves it", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, evidence });
  await ann.move({ id, to: "acted", note: "done", ifVersion: 1 });
  const raised = async () => (await ann.evidence({ id })).told?.raised;
  const all = await raised();
  expect(all).toBeGreaterThan(1);
  await ann.change({ id, ...given, title: "Again", targetDays: 30, evidence, ifVersion: 2 });
  expect(await raised()).toBe(all);
  const narrower = { ...evidence, filter: { words: ["still"] } };
  await ann.change({ id, ...given, targetDays: 30, evidence: narrower, ifVersion: 3 });
  expect(await raised()).toBe(1);
});

test("who sees a unit is told of those who hold a role there, and leaves an owner who stands", async () => {
  const [ann, norman] = [office.as("ann"), office.as("norman", northern)];
  expect((await ann.owners({})).map(({ id }) => id)).toEqual(["ann", "max"]);
  expect((await norman.owners({})).map(({ id }) => id)).toEqual(["max"]);
  const { id } = await norman.add({ ...given, unit: "north", evidence });
  await expect(norman.own({ id, owner: "ann", ifVersion: 1 })).rejects.toMatchObject({ code: "unknown_owner" });
  await ann.own({ id, owner: "ann", ifVersion: 1 });
  expect(await norman.own({ id, owner: "ann", ifVersion: 2 })).toMatchObject({ owner: { id: "ann", name: "Ann" } });
  expect(await norman.own({ id, owner: "max", ifVersion: 3 })).toMatchObject({ owner: { id: "max" } });
});

test("messages come and go, comments stay, and wrong windows are refused", async () => {
  const ann = office.as("ann");
  const { id } = await ann.add({ ...given, evidence });
  const b1 = office.idOf("b1");
  expect((await ann.addVerbatims({ id, messageIds: [b1, b1] })).verbatims).toHaveLength(1);
  office.tick();
  await ann.comment({ id, text: "The carrier knows." });
  const shown = await ann.removeVerbatim({ id, messageId: b1 });
  expect([shown.verbatims, shown.steps.at(-1)]).toEqual([[], expect.objectContaining({ note: "The carrier knows." })]);
  const reversed = { filter: {}, since: "2026-03-01", until: "2026-02-01" };
  await expect(ann.add({ ...given, evidence: reversed })).rejects.toMatchObject({ code: "empty_window" });
  const long = { filter: {}, since: "2024-12-01", until: "2026-02-01" };
  await expect(ann.add({ ...given, evidence: long })).rejects.toMatchObject({ code: "long_window", status: 422 });
  const narrower = { filter: { words: ["still"] }, since: "2026-02-01", until: "2026-03-01" };
  const changed = await ann.change({ id, ...given, title: "Still", targetDays: 9, evidence: narrower, ifVersion: 1 });
  expect(changed).toMatchObject({ title: "Still", targetDays: 9, messages: 1, customers: 1, version: 2 });
});
