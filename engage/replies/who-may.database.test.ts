import { randomUUID } from "node:crypto";

import { StreamFailure } from "@firsthand/connect/streams";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { says } from "../conversations/testing/small-log.ts";
import { repliesPersonalData } from "./index.ts";
import { type Desk, openDesk, shownReply } from "../testing/desk.ts";

vi.setConfig({ testTimeout: 60_000 });

let desk: Desk;
let conversation: string;
let count = 0;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.reset();
  count += 1;
  await desk.log.accept([
    says(`customer${count}`, `q${count}`, 60 * count, { text: "asks", thread: `thread${count}` }),
  ]);
  conversation = await desk.log.conversationOf(`q${count}`);
});
afterAll(() => desk.close());

const key = () => randomUUID();
const replies = () => `/conversations/${conversation}/replies`;

async function write(text = "Here it is: solves") {
  const { status, body } = await desk.ask("POST", replies(), { key: key(), text });
  expect({ status, body }).toMatchObject({ status: 200 });
  return shownReply.parse(body);
}

async function stateOf(id: string) {
  const { rows } = await sql<{ state: string }>`select state from reply where reply_id = ${id}`.execute(desk.log.db);
  return rows[0]?.state;
}

test("a conversation out of reach is answered as one that is not there", async () => {
  const absent = "01998f3e-7c1a-7abc-8def-0123456789ab";
  const { id } = await write();
  const told = async (path: string, body?: unknown) => {
    const method = body === undefined ? "GET" : "POST";
    const there = await desk.ask(method, `/conversations/${conversation}${path}`, body, "Norman");
    const gone = await desk.ask(method, `/conversations/${absent}${path}`, body, "Norman");
    const words = JSON.stringify(there.body).replaceAll(conversation, absent);
    const { requestId: _a, ...one } = JSON.parse(words) as Record<string, unknown>;
    const { requestId: _b, ...other } = gone.body;
    expect([there.status, gone.status]).toEqual([404, 404]);
    expect({ ...one, instance: "" }).toEqual({ ...other, instance: "" });
  };
  await told("/replies");
  await told("/replies", { key: key(), text: "Hello" });
  for (const what of ["cancel", "retry"]) await told(`/replies/${id}/${what}`, {});
  await told(`/replies/${id}/settle`, { sent: true });
  expect(await stateOf(id)).toBe("waiting");
});

test("who only reads sees what waits, and that they may not answer", async () => {
  await write();
  expect(await desk.list(conversation, "Vera")).toMatchObject({
    way: { why: "You may read this conversation, and not answer it." },
    rows: [{ text: "Here it is: solves" }],
  });
  expect(await desk.ask("POST", replies(), { key: key(), text: "x" }, "Vera")).toMatchObject({ status: 403 });
});

test("who sees masks sees them in replies, too", async () => {
  await write(`Dear customer${count}, write to ann.smith@example.org`);
  const [shown] = (await desk.list(conversation, "Max")).rows;
  expect(shown?.text).not.toContain("ann.smith@example.org");
});

test("who sees masks sees them also in what they do with the reply of somebody else", async () => {
  const { id } = await write(`Dear customer${count}, write to ann.smith@example.org`);
  for (const what of ["retry", "cancel"]) {
    const { status, body } = await desk.ask("POST", `${replies()}/${id}/${what}`, {}, "Max");
    expect(status).toBe(200);
    expect(shownReply.parse(body).text).not.toContain("ann.smith@example.org");
  }
});

test("the reply of another conversation is not found here", async () => {
  const { id } = await write();
  await desk.log.accept([says("somebody", `else${count}`, 5)]);
  conversation = await desk.log.conversationOf(`else${count}`);
  expect(await desk.ask("POST", `${replies()}/${id}/cancel`, {})).toMatchObject({
    status: 404,
    body: { code: "unknown_reply" },
  });
});

test("what is too long, empty, or has no way out is refused in words", async () => {
  expect(await desk.ask("POST", replies(), { key: key(), text: "x".repeat(101) })).toMatchObject({
    status: 422,
    body: { code: "reply_too_long" },
  });
  expect(await desk.ask("POST", replies(), { key: key(), text: " \n" })).toMatchObject({ status: 400 });
  expect(await desk.ask("POST", replies(), { key: "a b", text: "x" })).toMatchObject({ status: 400 });
  desk.there.open = () => ({ ready: false, why: "The pigeon sleeps." });
  expect(await desk.ask("POST", replies(), { key: key(), text: "x" })).toMatchObject({
    status: 409,
    body: { code: "reply_no_way", message: "The pigeon sleeps." },
  });
  desk.there.open = () => null;
  expect((await desk.list(conversation)).way).toEqual({
    why: "What comes from this source is only read here: nothing can be sent there.",
  });
});

test("what waits while its way is closed waits on, and goes when it opens", async () => {
  await write();
  desk.there.open = () => ({ ready: false, why: "The pigeon sleeps." });
  await desk.sendNow();
  expect(desk.there.sent).toEqual([]);
  expect((await desk.list(conversation)).rows).toMatchObject([{ state: "waiting", message: "The pigeon sleeps." }]);
  desk.there.open = () => ({ ready: true, words: "by pigeon", longest: 100 });
  desk.clock.now = new Date(desk.clock.now.getTime() + 120_000);
  await desk.sendNow();
  expect(desk.there.sent).toHaveLength(1);
});

test("a customer whose words were taken out gets none, neither now nor what waits", async () => {
  const { id } = await write();
  await sql`update interaction set cleared_at = now() where conversation_id = ${conversation}`.execute(desk.log.db);
  await desk.sendNow();
  expect(desk.there.sent).toEqual([]);
  expect(await stateOf(id)).toBe("refused");
  expect(await desk.ask("POST", replies(), { key: key(), text: "x" })).toMatchObject({ status: 409 });
});

test("a customer whose data are restricted gets none, and no words of what waits are shown", async () => {
  const { id } = await write();
  const customer = await desk.log.identityOf(`customer${count}`);
  await sql`
    insert into restriction (request_id, identity_ids, since, by_name, why)
    values (${randomUUID()}, array[${customer}]::uuid[], now(), 'Ada', 'They asked')`.execute(desk.log.db);
  expect(await desk.list(conversation)).toMatchObject({
    way: { why: expect.stringContaining("restricted") },
    rows: [{ id, text: "" }],
  });
  expect(await desk.ask("POST", replies(), { key: key(), text: "x" })).toMatchObject({ status: 409 });
  await desk.sendNow();
  expect(desk.there.sent).toEqual([]);
  expect(await stateOf(id)).toBe("refused");
  expect(await desk.ask("POST", `${replies()}/${id}/retry`, {})).toMatchObject({ status: 409 });
  await sql`delete from restriction`.execute(desk.log.db);
});

test.each([
  ["it may be tried again", "later"],
  ["nobody knows whether it went out", "unknown"],
  ["its sender is not heard of any more", "lost"],
])("whoever is erased while a reply goes out gets no empty one when %s", async (_, fate) => {
  const { id } = await write();
  const subject = {
    identityIds: [await desk.log.identityOf(`customer${count}`)],
    keys: [],
    messageIds: [],
    besideIds: [],
    conversationIds: [conversation],
    marks: [],
    names: [],
  } as const;
  desk.there.take = async () => {
    await repliesPersonalData.erase(desk.log.db, subject, desk.clock.now);
    if (fate === "later") throw new StreamFailure("unreachable", "They cannot be reached.", { advice: "Wait." });
    if (fate === "lost")
      await sql`update reply set leased_until = ${new Date(0)} where reply_id = ${id}`.execute(desk.log.db);
    if (fate === "lost") await desk.sendNow();
    return { status: "unknown", message: "It broke off." };
  };
  await desk.sendNow();
  expect(await stateOf(id)).toBe("cancelled");
});

test("whoever is erased is in no reply any more, and none of theirs goes out; what others get does not name them", async () => {
  const own = await write("Dear Anna, it is on its way");
  await desk.log.accept([says("otto", `otto${count}`, 5)]);
  const subject = {
    identityIds: [await desk.log.identityOf(`customer${count}`)],
    keys: [],
    messageIds: [],
    besideIds: [],
    conversationIds: [conversation],
    marks: [{ kind: "email", value: "anna@example.org" }],
    names: ["Anna Smith"],
  } as const;
  conversation = await desk.log.conversationOf(`otto${count}`);
  const other = await write("Your neighbour anna@example.org has your parcel");
  const counts = async () =>
    Object.fromEntries((await repliesPersonalData.find(desk.log.db, subject)).map(({ what, rows }) => [what, rows]));
  expect(await counts()).toEqual({ "replies that are not in the log": 1, "replies to others that name them": 1 });
  const records: unknown[] = [];
  for await (const piece of repliesPersonalData.export(desk.log.db, subject)) records.push(...piece.records);
  expect(records).toMatchObject([{ id: own.id, text: "Dear Anna, it is on its way" }]);
  await repliesPersonalData.erase(desk.log.db, subject, desk.clock.now);
  expect(await counts()).toEqual({});
  expect([await stateOf(own.id), await stateOf(other.id)]).toEqual(["cancelled", "refused"]);
  await desk.sendNow();
  expect(desk.there.sent).toEqual([]);
  const { rows } = await sql<{ text: string }>`select text from reply where text ~* 'anna'`.execute(desk.log.db);
  expect(rows).toEqual([]);
});
