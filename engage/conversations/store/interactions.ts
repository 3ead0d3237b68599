import { homeOf } from "@firsthand/kernel/ids";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { FactMessage } from "../rules/facts.ts";
import type { LabelColumns } from "../rules/labels.ts";
import { together } from "../together.ts";
import { noteChanges } from "./changes.ts";
import { factMessageOf, type FactRow } from "./rows.ts";
import type { InteractionRow } from "./tables.ts";

const KEY = { home: "smallint", interaction_id: "uuid" } as const;

const READING = {
  model_version: "text",
  language: "text",
  sentiment: "real",
  sentiment_words: "text[]",
  expects_answer: "real",
  function: "text",
  topic: "text",
  intent: "text",
  urgency: "real",
  substantive: "real",
} as const;

const COLUMNS: Record<keyof InteractionRow, string> = {
  ...KEY,
  conversation_id: "uuid",
  source: "text",
  channel: "text",
  kind: "text",
  direction: "text",
  at: "timestamptz",
  author_id: "uuid",
  author_role: "text",
  author_function: "text",
  copied_ids: "uuid[]",
  unit: "text",
  subject: "text",
  body: "text",
  rating_kind: "text",
  rating_value: "real",
  rating_lowest: "real",
  rating_highest: "real",
  handling_seconds: "real",
  ...READING,
  cleared_at: "timestamptz",
};

/** Writes interactions; what was there of the same ones must have been removed before. */
export async function insertInteractions(tx: Handle, rows: readonly InteractionRow[]): Promise<void> {
  await together(bulkInsert(tx, { table: "interaction", columns: COLUMNS, rows }), noteChanges(tx, rows, "in"));
}

/** Takes interactions out and returns them: to be put elsewhere, or not at all. */
export async function removeInteractions(
  tx: Handle,
  ids: readonly { readonly home: number; readonly interactionId: string }[],
): Promise<InteractionRow[]> {
  const { rows } = await sql<InteractionRow>`
    delete from interaction m
    using jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as u(home smallint, "interactionId" uuid)
    where m.home = u.home and m.interaction_id = u."interactionId" returning m.*`.execute(tx);
  await noteChanges(tx, rows, "out");
  return rows;
}

/**
 * All messages of these conversations, as their facts need them, by conversation; looked up one by one: joined at once, a
 * few conversations would look through the whole log.
 */
export async function findFactMessages(
  tx: Handle,
  conversationIds: readonly string[],
): Promise<Map<string, FactMessage[]>> {
  const wanted = conversationIds.map((id) => ({ home: homeOf(id), id }));
  const { rows } = await sql<FactRow & { conversation_id: string }>`
    select m.conversation_id, m.interaction_id, m.channel, m.direction, m.at, m.author_id, m.author_role, m.author_function,
      m.copied_ids, m.unit, m.language, m.sentiment, m.expects_answer, m.function, m.topic, m.intent,
      m.substantive
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as u(home smallint, id uuid)
    cross join lateral (
      select * from interaction where conversation_id = u.id and home = u.home offset 0
    ) m`.execute(tx);
  const messages = Map.groupBy(rows, (row) => row.conversation_id);
  return new Map([...messages].map(([id, own]) => [id, own.map(factMessageOf)]));
}

type InteractionKey = Pick<InteractionRow, "home" | "interaction_id">;

/** Interactions that another version of the model read, and that have words still; at most `limit`. */
export async function findReadOtherwise(tx: Handle, modelVersion: string, limit: number): Promise<InteractionKey[]> {
  // two ranges of the index on versions: by "differs from" every interaction would be looked at
  const { rows } = await sql<InteractionKey>`
    (select home, interaction_id from interaction where model_version < ${modelVersion} and cleared_at is null
      limit ${limit})
    union all
    (select home, interaction_id from interaction where model_version > ${modelVersion} and cleared_at is null
      limit ${limit})
    limit ${limit}`.execute(tx);
  return rows;
}

/** What is to be read of these interactions; those that lie elsewhere by now are passed over. */
export async function findInteractions(
  tx: Handle,
  keys: readonly InteractionKey[],
): Promise<
  (InteractionKey &
    Pick<InteractionRow, "conversation_id" | "kind" | "direction" | "author_role" | "subject" | "body">)[]
> {
  const { rows } = await sql<InteractionRow>`
    select m.home, m.interaction_id, m.conversation_id, m.kind, m.direction, m.author_role, m.subject, m.body
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as u(home smallint, interaction_id uuid)
    join interaction m using (home, interaction_id)`.execute(tx);
  return rows;
}

/** Writes the labels of one interaction that a person may correct. */
export async function setLabels(tx: Handle, row: InteractionKey & LabelColumns): Promise<void> {
  await sql`
    update interaction set language = ${row.language}, sentiment = ${row.sentiment}, function = ${row.function},
      topic = ${row.topic}, intent = ${row.intent}, urgency = ${row.urgency},
      expects_answer = ${row.expects_answer}, substantive = ${row.substantive}
    where home = ${row.home} and interaction_id = ${row.interaction_id}`.execute(tx);
  await noteChanges(tx, [row], "changed");
}

export async function replaceReadings(
  tx: Handle,
  rows: readonly Pick<InteractionRow, keyof typeof KEY | keyof typeof READING>[],
): Promise<void> {
  await bulkUpdate(tx, { table: "interaction", key: KEY, set: READING, rows });
  await noteChanges(tx, rows);
}

/** Takes the words out of these interactions; returns of how many: those without words are passed over. */
export async function clearInteractions(tx: Handle, keys: readonly InteractionKey[], at: Date): Promise<number> {
  const { rows } = await sql<InteractionKey>`
    update interaction m set subject = null, body = '', sentiment_words = '{}', cleared_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as u(home smallint, interaction_id uuid)
    where m.home = u.home and m.interaction_id = u.interaction_id and m.cleared_at is null
    returning m.home, m.interaction_id`.execute(tx);
  await noteChanges(tx, rows, "cleared");
  return rows.length;
}
