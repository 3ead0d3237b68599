import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { FactMessage } from "../rules/facts.ts";
import { tables, type InteractionRow, type ReadingRow } from "./tables.ts";

/** Writes interactions with their readings; what was there of the same ones must have been removed before. */
export async function insertInteractions(
  tx: Handle,
  interactions: readonly InteractionRow[],
  readings: readonly ReadingRow[],
): Promise<void> {
  await bulkInsert(tx, {
    table: "interaction",
    columns: {
      home: "smallint",
      interaction_id: "uuid",
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
    },
    rows: interactions,
  });
  await bulkInsert(tx, {
    table: "reading",
    columns: {
      home: "smallint",
      interaction_id: "uuid",
      kind: "text",
      model_version: "text",
      language: "text",
      sentiment: "real",
      words: "text[]",
      expects_answer: "real",
      function: "text",
      substantive: "real",
    },
    rows: readings,
  });
}

/** Takes interactions out, with their readings, and returns them: to be put elsewhere, or not at all. */
export async function removeInteractions(
  tx: Handle,
  ids: readonly { readonly home: number; readonly interactionId: string }[],
): Promise<{ interactions: InteractionRow[]; readings: ReadingRow[] }> {
  const at = JSON.stringify(ids);
  const interactions = await sql<InteractionRow>`
    delete from interaction m using jsonb_to_recordset(${at}::jsonb) as u(home smallint, "interactionId" uuid)
    where m.home = u.home and m.interaction_id = u."interactionId" returning m.*`.execute(tx);
  const readings = await sql<ReadingRow>`
    delete from reading r using jsonb_to_recordset(${at}::jsonb) as u(home smallint, "interactionId" uuid)
    where r.home = u.home and r.interaction_id = u."interactionId" returning r.*`.execute(tx);
  return { interactions: interactions.rows, readings: readings.rows };
}

/** All messages of these conversations, as their facts need them, by conversation. */
export async function factMessagesOf(
  tx: Handle,
  conversations: readonly { readonly home: number; readonly conversationId: string }[],
): Promise<Map<string, FactMessage[]>> {
  const { rows } = await sql<FactRow>`
    select m.conversation_id, m.interaction_id, m.channel, m.direction, m.at, m.author_id, m.author_role, m.author_function,
      m.copied_ids, m.unit, r.sentiment, r.expects_answer, r.function, r.substantive
    from jsonb_to_recordset(${JSON.stringify(conversations)}::jsonb) as u(home smallint, "conversationId" uuid)
    join interaction m on m.conversation_id = u."conversationId" and m.home = u.home
    left join reading r on r.home = m.home and r.interaction_id = m.interaction_id and r.kind = 'text'`.execute(tx);
  return Map.groupBy(rows.map(factMessage), (message) => message.conversationId);
}

type FactRow = Pick<
  InteractionRow,
  | "conversation_id"
  | "interaction_id"
  | "channel"
  | "direction"
  | "at"
  | "author_id"
  | "author_role"
  | "author_function"
  | "copied_ids"
  | "unit"
> & { sentiment: number | null; expects_answer: number | null; function: string | null; substantive: number | null };

function factMessage(row: FactRow): FactMessage & { conversationId: string } {
  return {
    conversationId: row.conversation_id,
    id: row.interaction_id,
    channel: row.channel,
    direction: row.direction,
    at: row.at.getTime(),
    authorId: row.author_id,
    authorRole: row.author_role,
    authorFunction: row.author_function,
    copiedIds: row.copied_ids,
    unit: row.unit,
    sentiment: row.sentiment,
    expectsAnswer: row.expects_answer,
    function: row.function,
    substantive: row.substantive,
  };
}

/** Interactions read by another model than this one, oldest id first; at most `limit`. */
export async function findReadOtherwise(
  tx: Handle,
  modelVersion: string,
  limit: number,
): Promise<
  Pick<InteractionRow, "home" | "interaction_id" | "conversation_id" | "source" | "direction" | "subject" | "body">[]
> {
  return await tables(tx)
    .selectFrom("reading")
    .innerJoin("interaction", (join) =>
      join
        .onRef("interaction.home", "=", "reading.home")
        .onRef("interaction.interaction_id", "=", "reading.interaction_id"),
    )
    .select([
      "interaction.home",
      "interaction.interaction_id",
      "interaction.conversation_id",
      "interaction.source",
      "interaction.direction",
      "interaction.subject",
      "interaction.body",
    ])
    .where((where) => where.or([where("model_version", "<", modelVersion), where("model_version", ">", modelVersion)]))
    .orderBy("reading.model_version")
    .limit(limit)
    .execute();
}

export async function replaceReadings(tx: Handle, readings: readonly ReadingRow[]): Promise<void> {
  await sql`
    update reading r set model_version = u.model_version, language = u.language, sentiment = u.sentiment, words = u.words,
      expects_answer = u.expects_answer, function = u.function, substantive = u.substantive
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as u(home smallint, interaction_id uuid, kind text,
      model_version text, language text, sentiment real, words text[], expects_answer real, function text, substantive real)
    where r.home = u.home and r.interaction_id = u.interaction_id and r.kind = u.kind`.execute(tx);
}
