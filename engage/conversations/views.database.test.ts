import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import type { ReadTexts } from "./contract.ts";

/** A reader that finds its answers in the text, so that they can be computed by hand. */
const readMarks: ReadTexts = (texts) =>
  texts.map(({ text }) => ({
    language: "en",
    sentiment: text.includes("bad") ? -0.5 : 0.25,
    sentimentWords: [],
    expectsAnswer: text.includes("?") ? 0.5 : 0.25,
    function: text.includes("bill") ? "finance" : null,
    intent: null,
    topic: text.includes("bill") ? "payment.invoice" : null,
    urgency: 0.25,
    substantive: text.includes("done") ? 0.5 : 0.25,
    modelVersion: "marks",
  }));

const source: SourceDeclaration = {
  ...publicSource,
  name: "desk",
  brandAccounts: false,
  selection: "chosen by hand",
  promiseHours: 2,
};
const at = (hour: number, day = 1) => new Date(Date.UTC(2026, 0, day, hour));
const said = (externalId: string, hour: number, more: Partial<SourceRecord>) =>
  understood(record({ externalId, at: at(hour).toISOString(), ...more }));

const ann = { account: "ann", customerNumber: "7" };
const kiosk = { phone: "+442079460018", shared: true };
const otto = { account: "otto", role: "agent" as const, function: "care" };

let database: TestDatabase;
let ids: Record<string, string>;
beforeAll(async () => {
  database = await cloneDatabase();
  const world = testWorld(readMarks);
  await declareSource(database.db, source, world.now);
  const items = [
    said("a1", 8, { author: ann, text: "bad bill?", unit: "north" }),
    said("a2", 9, { direction: "out", author: otto, text: "hello", parents: ["a1"], handlingSeconds: 60 }),
    said("a3", 10, { author: ann, text: "and?", parents: ["a2"], unit: "east" }),
    said("a4", 11, {
      direction: "out",
      author: otto,
      text: "done",
      parents: ["a3"],
      handlingSeconds: 30,
      unit: "south",
    }),
    said("a5", 12, { direction: "out", author: { account: "bot", role: "bot" }, text: "bye", parents: ["a4"] }),
    said("k1", 8, { author: kiosk, text: "hm", rating: { kind: "nps", value: 9, lowest: 0, highest: 10 } }),
    said("b1", 8, { author: { account: "ben" }, text: "open?", copied: [ann] }),
  ];
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
  const { rows } = await sql<{ name: string; id: string }>`
    select external_id as name, delivery_id as id from delivery
    union all select value, identity_id from identity
    union all select 'person ' || value, person_id from identity
    union all select 'conversation ' || d.external_id, m.conversation_id
      from interaction m join delivery d on d.delivery_id = m.interaction_id`.execute(database.db);
  ids = Object.fromEntries(rows.map(({ name, id }) => [name, id]));
});
afterAll(() => database.drop());

async function allOf(view: string, order: string): Promise<readonly unknown[]> {
  return (await sql`select * from ${sql.id(view)} order by ${sql.raw(order)}`.execute(database.db)).rows;
}

const declared = { source: "desk", channel: "social", selected: true, brand_accounts: false, answers_included: true };

test("conversation_fact", async () => {
  const untouched = {
    ...declared,
    selection: "chosen by hand",
    counts_from: null,
    unit: null,
    first_in_at: at(8),
    last_in_at: at(8),
    first_reply_at: null,
    first_substantive_at: null,
    last_out_at: null,
    in_count: 1,
    out_count: 0,
    promise_due_at: at(10),
    resolved_at: null,
    first_mood: null,
    last_mood: null,
    language: "en",
    mood: "positive",
    agents: [],
    agent_functions: [],
    function: null,
    topic: null,
    intent: null,
  };
  expect(await allOf("conversation_fact", "in_count desc, answerable desc")).toEqual([
    {
      ...untouched,
      conversation_id: ids["conversation a1"],
      customer_id: ids["ann"],
      person_id: ids["person 7"],
      identified: true,
      unit: "south",
      last_in_at: at(10),
      first_reply_at: at(9),
      first_substantive_at: at(11),
      last_out_at: at(12),
      in_count: 2,
      out_count: 3,
      answerable: true,
      waiting_since: null,
      resolved_at: at(12),
      first_mood: -0.5,
      last_mood: 0.25,
      agents: [ids["otto"]],
      agent_functions: ["care"],
      function: "finance",
      topic: "payment.invoice",
    },
    {
      ...untouched,
      conversation_id: ids["conversation b1"],
      customer_id: ids["ben"],
      person_id: ids["ben"],
      identified: false,
      answerable: true,
      waiting_since: at(8),
    },
    {
      ...untouched,
      conversation_id: ids["conversation k1"],
      customer_id: ids["+442079460018"],
      person_id: null,
      identified: false,
      answerable: false,
      waiting_since: null,
    },
  ]);
});

test("message_fact", async () => {
  const facts = await allOf("message_fact", "at, conversation_id");
  expect(facts).toHaveLength(7);
  const message = {
    ...declared,
    selection: undefined,
    language: "en",
    sentiment: 0.25,
    function: null,
    topic: null,
    intent: null,
    urgency: 0.25,
    author_function: null,
    handling_seconds: null,
  };
  const { selection: _, ...common } = message;
  const a1 = {
    ...common,
    message_id: ids["a1"],
    conversation_id: ids["conversation a1"],
    unit: "north",
    direction: "in",
  };
  expect(facts).toContainEqual({
    ...a1,
    at: at(8),
    author_id: ids["ann"],
    author_role: "customer",
    sentiment: -0.5,
    expects_answer: true,
    function: "finance",
    topic: "payment.invoice",
    substantive: null,
  });
  expect(facts).toContainEqual({
    ...a1,
    message_id: ids["a2"],
    unit: "south",
    direction: "out",
    at: at(9),
    author_id: ids["otto"],
    author_role: "agent",
    author_function: "care",
    urgency: null,
    expects_answer: null,
    substantive: false,
    handling_seconds: 60,
  });
});

test("agent_day_fact counts people, by their day, unit and function", async () => {
  const day = {
    agent_id: ids["otto"],
    day: "2026-01-01",
    agent_function: "care",
    brand_accounts: false,
    selected: true,
  };
  expect(await allOf("agent_day_fact", "messages")).toEqual([
    { ...day, unit: "south", messages: 2, substantive: 1, conversations: 1, handling_seconds: 90, handled_messages: 2 },
  ]);
});

test("rating_fact", async () => {
  const { brand_accounts: _brand, answers_included: _answers, ...common } = declared;
  expect(await allOf("rating_fact", "at")).toEqual([
    {
      ...common,
      message_id: ids["k1"],
      conversation_id: ids["conversation k1"],
      unit: null,
      at: at(8),
      kind: "nps",
      value: 9,
      lowest: 0,
      highest: 10,
    },
  ]);
});

test("source_fact", async () => {
  expect(await allOf("source_fact", "source")).toEqual([
    { source: "desk", selection: "chosen by hand", brand_accounts: false, answers_included: true, counts_from: null },
  ]);
});
