import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf } from "@firsthand/kernel/ids";

import type { Reading } from "../contract.ts";
import type { Message } from "../messages.ts";
import type { FactMessage } from "../rules/facts.ts";
import type { InteractionRow } from "./tables.ts";

/** A message and its reading as a row of its conversation. */
export function interactionRow(
  source: SourceDeclaration,
  message: Message,
  reading: Reading,
  conversationId: string,
): InteractionRow {
  const { id, record, authorId, copiedIds } = message;
  const role = record.author?.role ?? roleUnsaid(record.direction, source);
  return {
    home: homeOf(conversationId),
    interaction_id: id,
    conversation_id: conversationId,
    source: source.name,
    channel: record.channel,
    kind: record.kind,
    direction: record.direction,
    at: new Date(record.at),
    author_id: authorId,
    author_role: role,
    author_function: record.author?.function ?? null,
    copied_ids: [...copiedIds],
    unit: record.unit ?? null,
    subject: record.subject ?? null,
    body: record.text,
    rating_kind: record.rating?.kind ?? null,
    rating_value: record.rating?.value ?? null,
    rating_lowest: record.rating?.lowest ?? null,
    rating_highest: record.rating?.highest ?? null,
    handling_seconds: record.handlingSeconds ?? null,
    ...readingColumns(reading, { direction: record.direction, author_role: role, kind: record.kind }),
    cleared_at: null,
  };
}

function roleUnsaid(direction: "in" | "out", source: SourceDeclaration): string | null {
  if (direction === "in") return "customer";
  return source.brandAccounts ? "brand" : null;
}

/**
 * A reading as columns of its interaction, as exact as the columns are. What a machine sends in, an answer in somebody's
 * absence or a bounce, waits for no answer and has no mood, whatever its words say. Nor has an event, which nobody wrote.
 */
export function readingColumns(
  reading: Reading,
  { direction, author_role: role, kind }: Pick<InteractionRow, "direction" | "author_role" | "kind">,
) {
  const event = kind === "event";
  const machine = event || (direction === "in" && role === "bot");
  return {
    model_version: reading.modelVersion,
    language: event ? null : reading.language,
    sentiment: machine ? 0 : Math.fround(reading.sentiment),
    sentiment_words: machine ? [] : reading.sentimentWords,
    expects_answer: machine ? 0 : Math.fround(reading.expectsAnswer),
    function: machine ? null : reading.function,
    topic: machine ? null : reading.topic,
    intent: machine ? null : reading.intent,
    urgency: machine ? 0 : Math.fround(reading.urgency),
    substantive: Math.fround(reading.substantive),
  };
}

/** By message what its reading is without what people said of the same words; only where they said something. */
export function unsaidOf(
  rows: readonly Pick<InteractionRow, "interaction_id" | "direction" | "author_role" | "kind">[],
  readings: readonly Reading[],
): ReadonlyMap<string, ReturnType<typeof readingColumns>> {
  return new Map(
    rows.flatMap((row, index) => {
      const unsaid = readings[index]?.unsaid;
      return unsaid ? [[row.interaction_id, readingColumns(unsaid, row)]] : [];
    }),
  );
}

/** What of an interaction the facts of its conversation are computed from. */
export type FactRow = Pick<
  InteractionRow,
  | "interaction_id"
  | "channel"
  | "direction"
  | "at"
  | "author_id"
  | "author_role"
  | "author_function"
  | "copied_ids"
  | "unit"
  | "language"
  | "sentiment"
  | "expects_answer"
  | "function"
  | "topic"
  | "intent"
  | "substantive"
>;

/** A message as the facts need it. */
export function factMessageOf(row: FactRow): FactMessage {
  return {
    id: row.interaction_id,
    channel: row.channel,
    direction: row.direction,
    at: row.at.getTime(),
    authorId: row.author_id,
    authorRole: row.author_role,
    authorFunction: row.author_function,
    copiedIds: row.copied_ids,
    unit: row.unit,
    language: row.language,
    sentiment: row.sentiment,
    expectsAnswer: row.expects_answer,
    function: row.function,
    topic: row.topic,
    intent: row.intent,
    substantive: row.substantive,
  };
}
