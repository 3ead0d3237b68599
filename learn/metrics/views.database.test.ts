import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { idOf } from "./testing/fact-tables.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  await sql`
    insert into conversation (home, conversation_id, source, channel, unit, customer_id, last_at, in_count, out_count,
      answerable, agents, agent_functions, participants)
    values (0, ${idOf(1)}, 'mail', 'email', 'north', ${idOf(9)}, now(), 0, 0, true, '{}', '{}', '{}')`.execute(
    database.db,
  );
});
afterAll(() => database.drop());

/** An answer of one person; what it does not say is empty. */
async function answer(
  id: number,
  said: { source?: string; unit?: string; work?: string; conversation?: number },
): Promise<void> {
  const { source = "mail", unit = null, work = "care", conversation = 1 } = said;
  await sql`
    insert into source (name, declaration, brand_accounts, answers_included, declared_at)
    values (${source}, '{}', false, true, now()) on conflict do nothing`.execute(database.db);
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, author_id,
      author_role, author_function, copied_ids, unit, body, rating_kind, handling_seconds, model_version, sentiment,
      sentiment_words, expects_answer, substantive)
    values (0, ${idOf(id)}, ${idOf(conversation)}, ${source}, 'email', 'message', 'out', '2026-03-02T09:00:00Z',
      ${idOf(5)}, 'agent', ${work}, '{}', ${unit}, '', 'csat', 60, '1', 0, '{}', 0, ${id % 2})`.execute(database.db);
}

test("a message without a unit is of its conversation's; a conversation answered twice on a day is one", async () => {
  await answer(11, {});
  await answer(12, { unit: "north" });
  await answer(13, { unit: "south" });
  await answer(14, { conversation: 2 });
  const messages = await sql`select unit from message_fact order by message_id`.execute(database.db);
  const ratings = await sql`select unit from rating_fact order by message_id`.execute(database.db);
  expect(messages.rows).toEqual([{ unit: "north" }, { unit: "north" }, { unit: "south" }, { unit: null }]);
  expect(ratings.rows).toEqual(messages.rows);
  const days = await sql`
    select unit, messages, substantive, conversations, handling_seconds, handled_messages
    from agent_day_fact order by unit`.execute(database.db);
  const one = { messages: 1, conversations: 1, handling_seconds: 60, handled_messages: 1 };
  expect(days.rows).toEqual([
    { unit: "north", messages: 2, substantive: 1, conversations: 1, handling_seconds: 120, handled_messages: 2 },
    { unit: "south", ...one, substantive: 1 },
    { unit: null, ...one, substantive: 0 },
  ]);
});

test("names of 250 letters in any script fit into the indexes that carry them", async () => {
  const long = (step: number): string =>
    Array.from({ length: 250 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * step) % 20_000))).join("");
  await answer(21, { source: long(7919), unit: long(6007), work: long(4999) });
  const found = await sql`select source, unit from message_fact where message_id = ${idOf(21)}`.execute(database.db);
  expect(found.rows).toEqual([{ source: long(7919), unit: long(6007) }]);
});
