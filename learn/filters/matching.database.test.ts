import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { matching, messageFilter, type MessageFilter } from "./index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  await sql`create table said (
    message_id text, channel text, source text, unit text, direction text, language text, sentiment real, function text,
    topic text, intent text, subject text, body text, conversation_unit text, conversation_function text)`.execute(
    database.db,
  );
});
afterAll(() => database.drop());

const usual = {
  channel: "mail",
  source: "post",
  unit: null,
  direction: "in",
  language: "en",
  sentiment: 0,
  function: "care",
  topic: null,
  intent: null,
  subject: null,
  body: "",
  conversation_unit: null,
  conversation_function: "care",
};

/** Which of these messages, by their place, a filter means. */
async function found(filter: MessageFilter, messages: readonly Partial<Record<keyof typeof usual, unknown>>[]) {
  await sql`delete from said`.execute(database.db);
  const rows = messages.map((message, index) => ({ message_id: String(index), ...usual, ...message }));
  await sql`insert into said select * from jsonb_populate_recordset(null::said, ${JSON.stringify(rows)})`.execute(
    database.db,
  );
  const result = await sql<{ message_id: string }>`
    select message_id from said m where ${matching(filter)} order by message_id::int`.execute(database.db);
  return result.rows.map((row) => Number(row.message_id));
}

test("each kind that is named must fit, by any of its values", async () => {
  const messages = [{}, { channel: "chat" }, { channel: "chat", language: "de" }, { direction: "out" }];
  expect(await found({}, messages)).toEqual([0, 1, 2]);
  expect(await found({ channels: ["chat", "phone"], languages: ["de"] }, messages)).toEqual([2]);
  expect(await found({ direction: "out" }, messages)).toEqual([3]);
  expect(await found({ channels: [] }, messages)).toEqual([0, 1, 2]);
});

test("a topic stands for itself and all below it, not for what begins alike", async () => {
  const messages = [{ topic: "delivery" }, { topic: "delivery.late" }, { topic: "delivery_men" }, { topic: null }];
  expect(await found({ topics: ["delivery"] }, messages)).toEqual([0, 1]);
  expect(await found({ topics: ["delivery.late"] }, messages)).toEqual([1]);
  expect(await found({ topics: ["del%"] }, messages)).toEqual([]);
});

test("moods have the limits of the readings", async () => {
  const messages = [{ sentiment: 0.2 }, { sentiment: 0.21 }, { sentiment: -0.2 }, { sentiment: -0.21 }];
  expect(await found({ moods: ["positive"] }, messages)).toEqual([1]);
  expect(await found({ moods: ["negative"] }, messages)).toEqual([3]);
  expect(await found({ moods: ["neutral"] }, messages)).toEqual([0, 2]);
});

test("words are whole, in any case, in subject or text, with any white space between", async () => {
  const messages = [
    { body: "My REFUND, please" },
    { subject: "refund", body: "hello" },
    { body: "refunds are late" },
    { body: "money\nback now" },
    { body: "返金してください" },
    { body: "about #kettla!" },
    { subject: "money", body: "backed" },
  ];
  expect(await found({ words: ["refund"] }, messages)).toEqual([0, 1]);
  expect(await found({ words: ["Money back"] }, messages)).toEqual([3]);
  expect(await found({ words: ["返金", "kettla"] }, messages)).toEqual([4, 5]);
});

test("any phrase is looked for as it is written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20 }), async (drawn) => {
      const phrase = drawn.replaceAll("\0", "").trim();
      fc.pre(phrase !== "");
      expect(await found({ words: [phrase] }, [{ body: `so ${phrase} so` }, { body: "" }])).toEqual([0]);
    }),
    { numRuns: 60 },
  );
});

test("outside of a reach nothing is meant", async () => {
  await found({}, [{ conversation_unit: "Kettla" }, { conversation_unit: "Brinka" }]);
  const reach = [{ units: ["Kettla"], functions: null }];
  const { rows } = await sql`select 1 from said m where ${matching({}, reach)}`.execute(database.db);
  expect(rows).toHaveLength(1);
});

test("a filter that says what nobody knows is refused", () => {
  expect(messageFilter.safeParse({ colour: ["red"] }).success).toBe(false);
  expect(messageFilter.safeParse({ moods: ["sad"] }).success).toBe(false);
  expect(messageFilter.safeParse({ words: ["x".repeat(101)] }).success).toBe(false);
});
