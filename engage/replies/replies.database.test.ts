import { randomUUID } from "node:crypto";

import { StreamFailure } from "@firsthand/connect/streams";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { answers, says } from "../conversations/testing/small-log.ts";
import { type Desk, openDesk, shownReply } from "../testing/desk.ts";
import { holdRestored } from "./index.ts";

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
  const name = `q${count}`;
  await desk.log.accept([
    says(`customer${count}`, name, 60 * count, { text: "asks", thread: `thread${count}`, subject: "Bag" }),
  ]);
  conversation = await desk.log.conversationOf(name);
});
afterAll(() => desk.close());

const key = () => randomUUID();
const replies = () => `/conversations/${conversation}/replies`;

async function write(text = "Here it is: solves", more: { key?: string; who?: string } = {}) {
  const { status, body } = await desk.ask("POST", replies(), { key: more.key ?? key(), text }, more.who);
  expect({ status, body }).toMatchObject({ status: 200 });
  return shownReply.parse(body);
}

async function steer(id: string, what: string, body: unknown = {}, who?: string) {
  return await desk.ask("POST", `${replies()}/${id}/${what}`, body, who);
}

async function rowOf(id: string) {
  const { rows } = await sql<Record<string, unknown>>`select * from reply where reply_id = ${id}`.execute(desk.log.db);
  return rows[0] ?? {};
}

async function answersInLog() {
  const { rows } = await sql<{ body: string; author: string }>`
    select m.body, i.name as author from interaction m left join identity i on i.identity_id = m.author_id
    where m.conversation_id = ${conversation} and m.direction = 'out' order by m.at`.execute(desk.log.db);
  return rows;
}

const unreachable = (retryAt?: Date) =>
  new StreamFailure("unreachable", "They cannot be reached.", { advice: "Wait.", ...(retryAt ? { retryAt } : {}) });

describe("a reply that goes out", () => {
  test("is in the log in the same moment, ends the waiting, and its text is only there", async () => {
    const made = await write();
    expect(made).toMatchObject({ state: "waiting", way: "by pigeon", by: "Ann", text: "Here it is: solves" });
    expect(await desk.sendNow()).toEqual([]);
    expect(desk.there.sent).toMatchObject([
      {
        id: made.id,
        text: "Here it is: solves",
        by: { member: "ann", name: "Ann" },
        target: {
          conversationId: conversation,
          source: "birds",
          thread: `thread${count}`,
          customer: { kind: "account", value: `customer${count}`, account: `customer${count}` },
          lastIn: { externalId: `q${count}`, subject: "Bag", parents: [] },
        },
      },
    ]);
    expect(await answersInLog()).toEqual([{ body: "Here it is: solves", author: "Ann" }]);
    expect(await rowOf(made.id)).toMatchObject({ state: "sent", text: "", tries: 1 });
    const { rows } = await sql`
      select first_reply_at, waiting_since, out_count from conversation
      where conversation_id = ${conversation}`.execute(desk.log.db);
    expect(rows).toEqual([{ first_reply_at: desk.clock.now, waiting_since: null, out_count: 1 }]);
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(1);
  });

  test("the source that brings it later finds it there", async () => {
    const { id } = await write();
    await desk.sendNow();
    const same = answers(`there-${id}`, `q${count}`, 60 * count + 5, { text: "Here it is: solves", version: 1 });
    await desk.log.accept([same]);
    expect(await answersInLog()).toHaveLength(1);
  });

  test("under one key it goes once, also when it is sent twice at the same moment", async () => {
    const one = key();
    const both = await Promise.all([write("Hello", { key: one }), write("Hello", { key: one })]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await desk.ask("POST", replies(), { key: one, text: "Other" })).toMatchObject({
      status: 409,
      body: { code: "reply_key_used" },
    });
    await Promise.all([desk.sendNow(), desk.sendNow(), desk.sendNow()]);
    expect(desk.there.sent).toHaveLength(1);
    expect((await write("Hello", { key: one })).state).toBe("sent");
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(1);
  });

  test("of one conversation they go one after the other, as they were written", async () => {
    desk.there.take = ({ text }) => {
      if (text === "first" && desk.there.sent.length === 1) throw unreachable();
      return { status: "done", externalId: randomUUID(), at: desk.clock.now };
    };
    await write("first");
    desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
    await write("second");
    await desk.sendNow();
    expect(desk.there.sent.map(({ text }) => text)).toEqual(["first"]);
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
    await desk.sendNow();
    expect(desk.there.sent.map(({ text }) => text)).toEqual(["first", "first", "second"]);
  });

  test("one whose id the other side does not tell is sent, and shown until the source brings it", async () => {
    desk.there.take = () => ({ status: "done", externalId: null, at: desk.clock.now });
    const { id } = await write("Nameless words");
    await desk.sendNow();
    expect((await desk.list(conversation)).rows).toMatchObject([
      { id, state: "sent", text: "Nameless words", messageId: null },
    ]);
    expect(await answersInLog()).toEqual([]);
    const at = new Date(desk.clock.now.getTime() + 1000).toISOString();
    await desk.log.accept([answers(`own${count}`, `q${count}`, 0, { at, text: " Nameless words\n" })]);
    expect((await desk.list(conversation)).rows).toEqual([]);
  });
});

describe("a reply that does not go out", () => {
  test("is tried again later, not before the other side said, and for a day", async () => {
    const later = new Date(desk.clock.now.getTime() + 20 * 60_000);
    desk.there.take = () => Promise.reject(unreachable(later));
    const { id } = await write();
    await desk.sendNow();
    const [shown] = (await desk.list(conversation)).rows;
    expect(shown).toMatchObject({
      state: "waiting",
      tries: 1,
      message: "They cannot be reached.",
      dueAt: later.toISOString(),
    });
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(1);
    desk.clock.now = later;
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(2);
    desk.clock.now = new Date(later.getTime() + 24 * 3_600_000);
    await desk.sendNow();
    expect(await rowOf(id)).toMatchObject({ state: "refused", tries: 3 });
    expect((await steer(id, "retry")).body).toMatchObject({ state: "waiting" });
  });

  test("is told at once where people have to do something, and can be sent again or given up", async () => {
    desk.there.take = () => ({ status: "refused", message: "No such address.", advice: "Call them." });
    const { id } = await write();
    await desk.sendNow();
    const refused = { state: "refused", message: "No such address.", advice: "Call them.", text: "Here it is: solves" };
    expect((await desk.list(conversation)).rows).toMatchObject([refused]);
    expect(await steer(id, "retry")).toMatchObject({ status: 200, body: { state: "waiting", message: null } });
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(2);
    expect(await steer(id, "cancel")).toMatchObject({ status: 200, body: { state: "cancelled" } });
    expect(await steer(id, "retry")).toMatchObject({ status: 409, body: { code: "reply_state" } });
    expect(await answersInLog()).toEqual([]);
  });

  test("while it waits it can be cancelled, once it went it cannot", async () => {
    const first = await write("first");
    expect(await steer(first.id, "cancel")).toMatchObject({ status: 200, body: { state: "cancelled" } });
    const second = await write("second");
    await desk.sendNow();
    expect(desk.there.sent.map(({ text }) => text)).toEqual(["second"]);
    expect(await steer(second.id, "cancel")).toMatchObject({ status: 409 });
  });
});

describe("a reply of which it is not known whether it went out", () => {
  /** A sender that dies in the middle leaves its row behind. */
  async function left() {
    const made = await write();
    desk.there.take = () => new Promise(() => undefined);
    void desk.sendNow();
    await expect.poll(() => desk.there.sent.length, { timeout: 20_000 }).toBe(1);
    desk.there.take = ({ id }) => ({ status: "done", externalId: `there-${id}`, at: desk.clock.now });
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(1);
    desk.clock.now = new Date(desk.clock.now.getTime() + 5 * 60_000);
    return made.id;
  }

  test("is never sent again by itself; people say whether it went out", async () => {
    const id = await left();
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(1);
    expect((await desk.list(conversation)).rows).toMatchObject([{ id, state: "unclear" }]);
    expect(await steer(id, "cancel")).toMatchObject({ status: 409 });
    expect(await steer(id, "settle", { sent: false })).toMatchObject({ status: 200, body: { state: "waiting" } });
    await desk.sendNow();
    expect(desk.there.sent).toHaveLength(2);
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
    expect(await answersInLog()).toHaveLength(1);
  });

  test("that it went out: then it is in the log, where its id was chosen before", async () => {
    desk.there.open = () => ({ ready: true, words: "by pigeon", longest: 100, idOf: (id) => `named-${id}` });
    const id = await left();
    await desk.sendNow();
    expect(await steer(id, "settle", { sent: true })).toMatchObject({ status: 200, body: { state: "sent", text: "" } });
    expect(await answersInLog()).toEqual([{ body: "Here it is: solves", author: "Ann" }]);
    await desk.log.accept([
      answers(`named-${id}`, `q${count}`, 60 * count + 9, { text: "Here it is: solves", version: 1 }),
    ]);
    expect(await answersInLog()).toHaveLength(1);
  });

  test("where the source brings it, it settles itself", async () => {
    desk.there.open = () => ({ ready: true, words: "by pigeon", longest: 100, idOf: (id) => `named-${id}` });
    const id = await left();
    await desk.sendNow();
    await desk.log.accept([answers(`named-${id}`, `q${count}`, 60 * count + 9, { text: "Here it is: solves" })]);
    await desk.sendNow();
    expect(await rowOf(id)).toMatchObject({ state: "sent", text: "" });
    expect(desk.there.sent).toHaveLength(1);
  });

  test("where sending twice is sending once, it is simply sent again", async () => {
    desk.there.open = () => ({ ready: true, words: "by pigeon", longest: 100, repeatable: true });
    const id = await left();
    await desk.sendNow();
    expect(desk.there.sent.map((sent) => sent.id)).toEqual([id, id]);
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
    expect(await answersInLog()).toHaveLength(1);
  });

  test("a defect in a way out is told, and its reply is unclear", async () => {
    desk.there.take = () => Promise.reject(new TypeError("broken"));
    const { id } = await write();
    expect(await desk.sendNow()).toMatchObject([{ message: "broken" }]);
    expect(await rowOf(id)).toMatchObject({ state: "unclear" });
  });
});

test("texts go a week after it is over, and a month after nobody decided", async () => {
  desk.there.take = ({ text }) =>
    text === "refused"
      ? { status: "refused", message: "No.", advice: "None." }
      : { status: "done", externalId: null, at: desk.clock.now };
  const [sent, refused] = [await write("sent"), await write("refused")];
  await desk.sendNow();
  const days = async (more: number) => {
    desk.clock.now = new Date(desk.clock.now.getTime() + more * 86_400_000);
    await desk.sendNow();
    return [await rowOf(sent.id), await rowOf(refused.id)].map(({ state, text }) => `${String(state)} ${String(text)}`);
  };
  expect(await days(6)).toEqual(["sent sent", "refused refused"]);
  expect(await days(2)).toEqual(["sent ", "refused refused"]);
  expect(await days(25)).toEqual(["sent ", "cancelled "]);
});

test("what waited when a backup was made does not go out again by itself after it was restored", async () => {
  const { id } = await write();
  expect(await holdRestored(desk.log.db, desk.clock.now)).toBe(1);
  await desk.sendNow();
  expect(desk.there.sent).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ state: "unclear", text: "Here it is: solves" });
  expect((await steer(id, "settle", { sent: false })).status).toBe(200);
  await desk.sendNow();
  expect(desk.there.sent).toHaveLength(1);
});

test("what every minute looks for is found by an index among a hundred thousand replies that are over", async () => {
  await write();
  await sql`
    insert into reply (home, reply_id, conversation_id, customer_id, key, text, state, door, way, due_at, external_id,
      by_id, by_name, made_at, changed_at)
    select 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'key', '', 'sent', 'there', 'by pigeon', now(),
      'there', 'ann', 'Ann', now(), now() from generate_series(1, 100000)`.execute(desk.log.db);
  await sql`analyze reply`.execute(desk.log.db);
  const before = await rowsRead();
  await desk.sendNow();
  expect((await rowsRead()) - before).toBeLessThan(100_000);
});

/** How many rows were read one after the other; each connection tells of its own when it is used next. */
async function rowsRead(): Promise<number> {
  const { db } = desk.log;
  const tell = () => sql`select pg_stat_force_next_flush(), pg_sleep(0.3)`.execute(db);
  for (let time = 0; time < 2; time++) await Promise.all(Array.from({ length: 30 }, tell));
  const { rows } = await sql<{ n: number }>`
    select seq_tup_read::int as n from pg_stat_user_tables where relname = 'reply'`.execute(db);
  return rows[0]?.n ?? 0;
}
