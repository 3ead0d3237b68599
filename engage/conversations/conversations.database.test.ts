import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource, findSources } from "../sources/index.ts";
import { publicSource, readByHash, record, testWorld, understood, whileOpen } from "../testing/index.ts";
import { reread } from "./index.ts";
import type { ReadTexts } from "./contract.ts";

let world = testWorld();
let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase();
  world = testWorld();
});
afterEach(() => database.drop());

const privateSource: SourceDeclaration = { ...publicSource, name: "mail", visibility: "private" };
const gapSource: SourceDeclaration = { ...privateSource, name: "chat", threading: "gap", gapHours: 1 };

/** Accepts records as one batch, a second after the last one; in a transaction of its own unless one is given. */
async function accept(
  source: SourceDeclaration,
  records: readonly Partial<SourceRecord>[],
  db = database.db,
): Promise<void> {
  world = { ...world, now: new Date(world.now.getTime() + 1000) };
  await declareSource(db, source, world.now);
  const items = records.map((each) => understood(record({ externalId: undefined, ...each })));
  await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
}

const from = (account: string, externalId: string, minute: number, more: Partial<SourceRecord> = {}) => ({
  externalId,
  at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  author: { account },
  ...more,
});
const answer = (externalId: string, minute: number, more: Partial<SourceRecord> = {}) =>
  from("desk", externalId, minute, { direction: "out", ...more });

interface Shown {
  readonly id: string;
  readonly messages: string;
  readonly customer: string;
  readonly here: boolean;
}

/** Conversations by the ids of their messages; `here`: whether all of it lies at the home of its customer. */
async function conversations(): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select c.conversation_id as id, string_agg(d.external_id, ' ' order by d.external_id) as messages,
      max(i.value) as customer, bool_and(m.home = c.home and i.home = c.home) as here
    from conversation c join interaction m using (conversation_id) join delivery d on d.delivery_id = m.interaction_id
    join identity i on i.identity_id = c.customer_id
    group by c.conversation_id order by messages`.execute(database.db);
  return rows;
}

async function aliases(): Promise<[string, string][]> {
  const { rows } = await sql<{ alias_id: string; conversation_id: string }>`
    select alias_id, conversation_id from conversation_alias`.execute(database.db);
  return rows.map((row) => [row.alias_id, row.conversation_id]);
}

async function states(): Promise<Record<string, string>> {
  const { rows } = await sql<{ external_id: string; state: string }>`
    select external_id, state from delivery order by 1`.execute(database.db);
  return Object.fromEntries(rows.map((row) => [row.external_id, row.state]));
}

const inShort = (found: readonly Shown[]) => found.map(({ messages, customer }) => [messages, customer]);

describe("conversations over several batches", () => {
  test("joined ones keep the id minted first, and every id that was given up leads to it", async () => {
    await accept(publicSource, [from("ann", "a", 1)]);
    const [first] = await conversations();
    await accept(publicSource, [from("ann", "c", 3)]);
    await accept(publicSource, [from("ann", "e", 5)]);
    const later = (await conversations()).map(({ id }) => id).filter((id) => id !== first?.id);
    await accept(publicSource, [from("ann", "d", 4, { parents: ["c", "e"] })]);
    await accept(publicSource, [answer("b", 2, { parents: ["a", "c"] })]);
    expect(await conversations()).toEqual([{ ...first, messages: "a b c d e" }]);
    expect(new Map(await aliases())).toEqual(new Map(later.map((id) => [id, first?.id])));
  });

  test("an edit that takes a link away splits; what is left without messages is gone", async () => {
    const linked = from("ann", "b", 2, { parents: ["a"] });
    await accept(publicSource, [from("ann", "a", 1), linked]);
    const [whole] = await conversations();
    await accept(publicSource, [{ ...linked, version: 1, parents: [] }]);
    const [a, b] = await conversations();
    expect([a?.id, a?.messages, b?.messages]).toEqual([whole?.id, "a", "b"]);
    await accept(publicSource, [{ ...linked, version: 2, deleted: true }]);
    expect(inShort(await conversations())).toEqual([["a", "ann"]]);
    expect(await states()).toEqual({ a: "read", b: "deleted" });
    expect(await aliases()).toEqual([]);
  });

  test("a deletion in the middle splits a thread, and the message coming back joins it again", async () => {
    const middle = from("ann", "b", 2, { parents: ["a"] });
    await accept(privateSource, [from("ann", "a", 1), middle, from("ann", "c", 3, { parents: ["b"] })]);
    await accept(privateSource, [{ ...middle, version: 1, deleted: true }]);
    expect(inShort(await conversations())).toEqual([
      ["a", "ann"],
      ["c", "ann"],
    ]);
    await accept(privateSource, [{ ...middle, version: 2 }]);
    expect(inShort(await conversations())).toEqual([["a b c", "ann"]]);
    expect(await aliases()).toHaveLength(1);
  });

  test("a private thread moves to the home of who turns out to have written first, and its id leads there", async () => {
    await accept(privateSource, [from("ben", "b", 2, { parents: ["a"] }), answer("c", 3, { parents: ["b"] })]);
    const [before] = await conversations();
    await accept(privateSource, [from("ann", "a", 1)]);
    const [after, ...others] = await conversations();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ messages: "a b c", customer: "ann", here: true });
    expect(await aliases()).toEqual([[before?.id, after?.id]]);
  });

  test("answers wait for their customer, from whatever batch, and are all released with the first link", async () => {
    await accept(publicSource, [answer("d", 4, { parents: ["c"] })]);
    await accept(publicSource, [answer("c", 3, { parents: ["b"] })]);
    await accept(publicSource, [answer("b", 2, { parents: ["a"] })]);
    expect(await states()).toEqual({ b: "waiting", c: "waiting", d: "waiting" });
    await accept(publicSource, [from("ann", "a", 1)]);
    expect(inShort(await conversations())).toEqual([["a b c d", "ann"]]);
    expect(await states()).toEqual({ a: "read", b: "read", c: "read", d: "read" });
  });

  test("a broadcast opens nothing until somebody answers; in private it then belongs to the conversation", async () => {
    const sent = answer("a", 1, { broadcast: true, recipient: { account: "ann" } });
    for (const source of [publicSource, privateSource]) {
      await accept(source, [sent]);
      expect(await conversations()).toEqual([]);
      await accept(source, [from("ann", "b", 2, { parents: ["a"] })]);
      expect(inShort(await conversations())).toEqual([[source === privateSource ? "a b" : "b", "ann"]]);
      await sql`delete from conversation`.execute(database.db);
    }
  });

  test("nearness joins across batches, in any order, and a deletion in the middle parts again", async () => {
    const at = (externalId: string, minute: number) => from("ann", externalId, minute);
    await accept(gapSource, [at("a", 0), at("c", 100)]);
    expect(inShort(await conversations())).toHaveLength(2);
    await accept(gapSource, [at("b", 50)]);
    await accept(gapSource, [at("d", 160), at("e", 221)]);
    expect(inShort(await conversations())).toEqual([
      ["a b c d", "ann"],
      ["e", "ann"],
    ]);
    await accept(gapSource, [{ ...at("b", 50), version: 1, deleted: true }]);
    expect(inShort(await conversations())).toEqual([
      ["a", "ann"],
      ["c d", "ann"],
      ["e", "ann"],
    ]);
  });
});

test("messages near each other in two batches at once join, whose batch cannot see the other", async () => {
  await accept(gapSource, [from("ann", "old", -10_000)]);
  await whileOpen(
    database.db,
    (tx) => accept(gapSource, [from("ann", "a", 0)], tx),
    () => accept(gapSource, [from("ann", "b", 30)]),
  );
  expect(inShort(await conversations())).toEqual([
    ["a b", "ann"],
    ["old", "ann"],
  ]);
});

test("answers to one message that nobody delivered yet, in two batches at once, lie in one thread", async () => {
  const asked = (externalId: string) => from("ann", externalId, 1, { parents: ["absent"] });
  await accept(publicSource, [from("ann", "old", 0)]);
  await whileOpen(
    database.db,
    (tx) => accept(publicSource, [asked("a")], tx),
    () => accept(publicSource, [asked("b")]),
  );
  expect(inShort(await conversations())).toContainEqual(["a b", "ann"]);
});

test("after a failure in the middle of a batch nothing is left of it, and the next one goes on", async () => {
  const { readTexts } = world;
  const broken: ReadTexts = () => {
    throw new Error("no model");
  };
  world = { ...world, readTexts: broken };
  await expect(accept(publicSource, [from("ann", "a", 1), answer("b", 2, { parents: ["a"] })])).rejects.toThrow(
    "no model",
  );
  const { rows } = await sql`
    select 1 from delivery union all select 1 from thread_node union all select 1 from identity union all
    select 1 from conversation`.execute(database.db);
  expect(rows).toEqual([]);
  const { rows: open } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and state like 'idle in%'`.execute(database.db);
  expect(open).toEqual([]);
  world = { ...world, readTexts };
  await accept(publicSource, [answer("b", 2, { parents: ["a"] }), from("ann", "a", 1)]);
  expect(inShort(await conversations())).toEqual([["a b", "ann"]]);
});

describe("reading again", () => {
  const readAs =
    (modelVersion: string, sentiment: number): ReadTexts =>
    (texts) =>
      readByHash(texts).map((reading) => ({
        ...reading,
        modelVersion,
        sentiment,
        expectsAnswer: 0,
        function: "sales",
        intent: null,
        topic: null,
        urgency: 0,
      }));
  const again = async (readTexts: ReadTexts, modelVersion: string, limit: number) => {
    const sources = new Map((await findSources(database.db)).map((source) => [source.name, source]));
    return await transact(database.db, (tx) => reread(tx, readTexts, { modelVersion, limit, sources }));
  };
  const facts = async () => {
    const { rows } = await sql`
      select first_mood, last_mood, answerable, waiting_since, function from conversation`.execute(database.db);
    return rows;
  };

  test("by another version changes readings and facts, a piece at a time, until nothing is left", async () => {
    world = testWorld(readAs("old", 0.5));
    await accept(publicSource, [
      from("ann", "a", 1),
      from("ann", "b", 2, { parents: ["a"] }),
      answer("c", 3, { parents: ["b"] }),
    ]);
    expect(await again(readAs("zz", -0.25), "zz", 2)).toBe(2);
    expect(await again(readAs("zz", -0.25), "zz", 2)).toBe(1);
    expect(await again(readAs("zz", -0.25), "zz", 2)).toBe(0);
    expect(await facts()).toEqual([
      { first_mood: -0.25, last_mood: -0.25, answerable: false, waiting_since: null, function: "sales" },
    ]);
    const { rows } = await sql`select distinct model_version, sentiment from interaction`.execute(database.db);
    expect(rows).toEqual([{ model_version: "zz", sentiment: -0.25 }]);
    expect(await again(readAs("aa", 1), "aa", 9)).toBe(3);
  });

  test("while a batch writes the same thread, facts hold both the new message and the new readings", async () => {
    world = testWorld(readAs("new", 1));
    await accept(publicSource, [from("ann", "a", 1), from("ann", "b", 2, { parents: ["a"] })]);
    await sql`update interaction set model_version = 'old', sentiment = -1`.execute(database.db);
    await whileOpen(
      database.db,
      (tx) => accept(publicSource, [from("ann", "c", 3, { parents: ["b"] })], tx),
      () => again(readAs("new", 1), "new", 9),
    );
    const { rows } = await sql`select in_count, first_mood, last_mood from conversation`.execute(database.db);
    expect(rows).toEqual([{ in_count: 3, first_mood: 1, last_mood: 1 }]);
  });
});
