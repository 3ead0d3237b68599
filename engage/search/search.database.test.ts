import type { SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { ReadTexts } from "../conversations/index.ts";
import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { repairIndex } from "./commands/repair-index.ts";
import { createStemmer, indexChanges, searchConversations, searchMessages, type SearchQuery } from "./index.ts";

let database: TestDatabase;
const stemmer = createStemmer();

/** The language of a text is what stands in brackets at its end; without it, it is not known. */
const readMarked: ReadTexts = (texts) =>
  texts.map(({ text }) => ({
    language: /\[(\w\w)\]$/.exec(text)?.[1] ?? null,
    sentiment: 0,
    sentimentWords: [],
    expectsAnswer: 0,
    function: null,
    intent: null,
    topic: null,
    urgency: 0,
    substantive: 0,
    modelVersion: "test",
  }));
const world = testWorld(readMarked);

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`truncate source, delivery, identity, identity_key, thread_node, conversation, interaction,
    interaction_change, search_entry, search_week`.execute(database.db);
  await declareSource(database.db, publicSource, world.now);
});

type Given = Partial<SourceRecord> & { readonly externalId: string };

async function accept(...records: readonly Given[]): Promise<void> {
  const items = records.map((one, index) =>
    understood(record({ author: { account: `of ${one.externalId}` }, ...one }), index + 1),
  );
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
}

async function index(): Promise<void> {
  while ((await transact(database.db, (tx) => indexChanges(tx, stemmer))) > 0);
}

const search = (text: string, more: Partial<SearchQuery> = {}) =>
  searchMessages(database.db, stemmer, { text, limit: 50, ...more });

/** The texts that are found, in the order in which they are. */
async function found(text: string, more: Partial<SearchQuery> = {}): Promise<string[]> {
  const { rows } = await search(text, more);
  return rows.map((row) => row.snippet.map((part) => part.text).join(""));
}

const said = (...texts: readonly string[]): Given[] =>
  texts.map((text, number) => ({
    externalId: String(number),
    text,
    at: new Date(Date.UTC(2026, 0, 1) - number * 100_000_000).toISOString(),
  }));

test("words are found in every form of their language, with and without accents, the newest first", async () => {
  const texts = [
    "I am still waiting for refunds [en]",
    "the refund came",
    "Mi pedido llegó con niños [es]",
    "Я жду посылку [ru]",
    "Die Lieferungen für Bücher [de]",
    "Merci, remboursé à l'été [fr]",
    "no. 48-2291 by @my_shop #late https://shop.example.org/x jo@mail.de",
    "届いていません",
  ];
  await accept(...said(...texts));
  await index();
  for (const [question, expected] of Object.entries({
    "refund ": [0, 1],
    "wait x": [],
    "waited for": [0],
    "nino con": [2],
    "llego con": [2],
    "посылки жду": [3],
    посылка: [3],
    "lieferung fur": [4],
    bucher: [4],
    "ete merci": [5],
    été: [5],
    rembours: [5],
    "48-2291": [6],
    "48-22": [6],
    "@my_shop": [6],
    "#late": [6],
    "shop.example.org": [6],
    "jo@mail.de": [6],
    てい: [7],
    いいて: [],
  })) {
    expect({ question, found: await found(question) }).toEqual({
      question,
      found: expected.map((place) => texts[place]),
    });
  }
});

test("all words must be there, phrases side by side, excluded ones nowhere; the last word may go on", async () => {
  await accept(...said("late delivery again", "delivery late", "late", "deliveries are fine"));
  await index();
  expect(await found("late delivery")).toEqual(["late delivery again", "delivery late"]);
  expect(await found('"late delivery"')).toEqual(["late delivery again"]);
  expect(await found("late -delivery")).toEqual(["late"]);
  expect(await found('delivery -"late delivery"')).toEqual(["delivery late"]);
  expect(await found("deliver")).toHaveLength(3);
  expect(await found('"deliver"')).toEqual([]);
  const page = await search("late deliv");
  expect(page.understood).toEqual(["late", "deliv*"]);
  expect(page.rows[0]?.snippet).toEqual([
    { text: "late", hit: true },
    { text: " ", hit: false },
    { text: "delivery", hit: true },
    { text: " again", hit: false },
  ]);
});

test("filters and windows hold, together and alone", async () => {
  await accept(
    { externalId: "a", text: "order one [en]", channel: "mail", unit: "north", at: "2026-01-05T10:00:00Z" },
    { externalId: "b", text: "order two [de]", channel: "it's \\ = chat", unit: "south", at: "2026-01-06T10:00:00Z" },
    { externalId: "c", text: "order three", channel: "mail", at: "2026-01-20T10:00:00Z" },
  );
  await index();
  expect(await found("order", { channel: "mail" })).toEqual(["order three", "order one [en]"]);
  expect(await found("order", { channel: "it's \\ = chat" })).toEqual(["order two [de]"]);
  expect(await found("order", { language: "de" })).toHaveLength(1);
  expect(await found("order", { unit: "north", direction: "in" })).toHaveLength(1);
  expect(await found("order", { direction: "out" })).toEqual([]);
  expect(await found("order", { channel: "\0' | 'x" })).toEqual([]);
  const [since, until] = [new Date("2026-01-06T10:00:00Z"), new Date("2026-01-20T10:00:00Z")];
  expect(await found("order", { since })).toEqual(["order three", "order two [de]"]);
  expect(await found("order", { until })).toEqual(["order two [de]", "order one [en]"]);
  expect(await found("order", { since, until })).toEqual(["order two [de]"]);
});

test("pages go through all hits once, in order, and the count is the same on each", async () => {
  await accept(
    ...Array.from({ length: 30 }, (_, number) => ({
      externalId: `p${number}`,
      text: `order ${number}`,
      // many at one moment, so that the id must tell them apart
      at: new Date(Date.UTC(2026, 0, 1) + (number % 4) * 86_400_000 * 5).toISOString(),
    })),
  );
  await index();
  const ids: string[] = [];
  const moments: string[] = [];
  let after: string | undefined;
  do {
    const page = await search("order", { limit: 7, after });
    expect(page.count).toEqual({ value: 30, capped: false });
    for (const row of page.rows) ids.push(row.messageId);
    for (const row of page.rows) moments.push(row.at);
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(ids).size).toBe(30);
  expect(moments).toEqual(moments.toSorted().toReversed());
});

test("a week in which very much was said is asked in parts, with the same result", async () => {
  await accept(...said(...Array.from({ length: 20 }, (_, number) => `order ${number}`)));
  await index();
  const whole = await found("order");
  for (const entries of [50_000, 5_000_000]) {
    await sql`update search_week set entries = ${entries}`.execute(database.db);
    expect(await found("order")).toEqual(whole);
    expect(await found("order", { limit: 3 })).toEqual(whole.slice(0, 3));
  }
});

test("the count ends at a thousand and says so; conversations come once, the newest first, as many as asked", async () => {
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, copied_ids,
      body, model_version, sentiment, sentiment_words, expects_answer, substantive)
    select 0, md5('i' || n)::uuid, md5('c' || n / 3)::uuid, 'birds', 'social', 'message', 'in',
      '2026-01-01'::timestamptz + n * interval '1 hour', '{}', 'order', 'test', 0, '{}', 0, 0
    from generate_series(1, 1200) n`.execute(database.db);
  expect(await repairIndex(database.db, stemmer, () => Promise.resolve(true))).toBe(1200);
  const page = await search("order");
  expect(page.count).toEqual({ value: 1000, capped: true });
  expect(page.rows).toHaveLength(50);
  const next = await search("order", { after: page.next ?? "" });
  expect(next.count).toEqual(page.count);
  const conversations = await searchConversations(database.db, stemmer, { text: "order", limit: 10_000 });
  const expected = await sql<{ id: string }>`
    select conversation_id as id from interaction group by 1 order by max(at) desc`.execute(database.db);
  expect(conversations).toEqual(expected.rows.map((row) => row.id));
  expect(await searchConversations(database.db, stemmer, { text: "order", limit: 7 })).toEqual(
    conversations.slice(0, 7),
  );
});

test("what is edited is found by its new words only, what is deleted by none, and nothing of it stays", async () => {
  await accept({ externalId: "a", text: "first words" }, { externalId: "b", text: "second words" });
  await index();
  expect(await found("words")).toHaveLength(2);
  await accept({ externalId: "a", text: "other words", version: 1 });
  await index();
  expect(await found("first")).toEqual([]);
  expect(await found("other")).toEqual(["other words"]);
  await accept({ externalId: "a", deleted: true, version: 2 }, { externalId: "b", deleted: true, version: 1 });
  await index();
  expect(await found("words")).toEqual([]);
  const left = await sql`
    select (select count(*)::int from search_entry) as entries, (select sum(entries)::int from search_week) as counted,
      (select count(*)::int from interaction_change) as waiting`.execute(database.db);
  expect(left.rows).toEqual([{ entries: 0, counted: 0, waiting: 0 }]);
});

test("a message without a unit is found by that of its conversation, also when that changes later", async () => {
  await accept({ externalId: "a", text: "order of mine", author: { account: "cy" } });
  await index();
  expect(await found("order", { unit: "north" })).toEqual([]);
  await accept({ externalId: "b", text: "more", unit: "north", parents: ["a"], author: { account: "cy" } });
  await index();
  expect(await found("order", { unit: "north" })).toEqual(["order of mine"]);
  await accept({ externalId: "b", deleted: true, version: 1, parents: ["a"], author: { account: "cy" } });
  await index();
  expect(await found("order", { unit: "north" })).toEqual([]);
  expect(await found("order")).toEqual(["order of mine"]);
});

test("a change that commits late is indexed too", async () => {
  const late = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const writing = transact(database.db, async (tx) => {
    const items = [understood(record({ externalId: "late", text: "late words", author: { account: "a" } }))];
    await acceptDeliveries(tx, world, { source: publicSource, items, importId: null });
    begun.resolve();
    await late.promise;
  });
  await begun.promise;
  await declareSource(database.db, { ...publicSource, name: "other" }, world.now);
  await transact(database.db, (tx) =>
    acceptDeliveries(tx, world, {
      source: { ...publicSource, name: "other" },
      items: [understood(record({ externalId: "soon", text: "soon words", author: { account: "b" } }))],
      importId: null,
    }),
  );
  await index();
  expect(await found("words")).toEqual(["soon words"]);
  late.resolve();
  await writing;
  await index();
  expect(await found("words")).toHaveLength(2);
});

test("what came or went without being noted is made good", async () => {
  await accept(...said("one order", "two orders", "three"));
  await sql`delete from interaction_change`.execute(database.db);
  const goOn = () => Promise.resolve(true);
  expect(await repairIndex(database.db, stemmer, goOn)).toBe(3);
  expect(await found('"order"')).toEqual(["one order"]);
  await sql`delete from interaction where body like '%order%'`.execute(database.db);
  expect(await repairIndex(database.db, stemmer, goOn)).toBe(2);
  expect(await repairIndex(database.db, stemmer, goOn)).toBe(0);
  const left = await sql`select count(*)::int as n from search_entry`.execute(database.db);
  expect(left.rows).toEqual([{ n: 1 }]);
});

test("an index that a batch could not be brought into stays as it was, and the change waits on", async () => {
  await accept({ externalId: "a", text: "order" });
  await expect(
    transact(database.db, async (tx) => {
      await indexChanges(tx, stemmer);
      throw new Error("the power failed");
    }),
  ).rejects.toThrow("power");
  const { behindSeconds } = await search("order");
  expect(behindSeconds).toBeGreaterThanOrEqual(0);
  await index();
  expect(await found("order")).toEqual(["order"]);
  expect((await search("order")).behindSeconds).toBeNull();
});

test("whatever people ask and write, it is answered or refused as such, and what was written is found", async () => {
  const text = fc.string({ unit: "binary", maxLength: 60 }).map((value) => value.replaceAll("\0", "").toWellFormed());
  const hostile = fc.string({
    unit: fc.constantFrom(...Array.from("ab-\"'\\&|!()<>:*\0 \u202e😡é\u0001届")),
    maxLength: 30,
  });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, hostile), async (value) => {
      const stored = value.replaceAll("\0", " ");
      await accept({ externalId: `h${(number += 1)}`, text: `${stored} x`, channel: "social" });
      await index();
      await search(value, { channel: value, unit: value, language: value }).catch((error: unknown) => {
        expect(error).toMatchObject({ status: 400 });
      });
      const page = await search(stored.replaceAll(/["“”„‟«»-]/g, " ")).catch(() => null);
      if (page) expect(page.rows.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test("names of customers and authors stand with what they wrote", async () => {
  await accept({ externalId: "a", text: "order", author: { account: "cy", name: "Cy Twombly" } });
  await index();
  const { rows } = await search("order");
  expect(rows[0]).toMatchObject({
    customerName: "Cy Twombly",
    authorName: "Cy Twombly",
    channel: "social",
    source: "birds",
  });
});
