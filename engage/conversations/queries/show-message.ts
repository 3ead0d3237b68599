import type { Handle } from "@firsthand/platform/storage";

import type { Correction, ShownMessage, Statement } from "../contract.ts";
import { messageElsewhere, unknownConversation, unknownMessage } from "../errors.ts";
import { moodOfScore, hashOfText, isLikely, shownMachineValue, shownValue } from "../rules/labels.ts";
import { findCorrections, type CorrectionRow } from "../store/corrections.ts";
import { findAlias, findListed } from "../store/listed.ts";
import { conversationOf, findMessage, type ShownRow } from "../store/messages.ts";
import { textToRead } from "../rules/text-to-read.ts";
import { findStatementsBeside, type StatementRow } from "../store/statements.ts";

/** Messages with what people corrected in them, and what customers stated beside them. */
export async function shownMessages(tx: Handle, rows: readonly ShownRow[]): Promise<ShownMessage[]> {
  const ids = rows.map((row) => row.interaction_id);
  const corrections = Map.groupBy(await findCorrections(tx, ids), (correction) => correction.interaction_id);
  const statements = Map.groupBy(await findStatementsBeside(tx, ids), (statement) => statement.message_id);
  return rows.map((row) => ({
    ...messageOf(row, corrections.get(row.interaction_id) ?? []),
    statements: (statements.get(row.interaction_id) ?? []).map(statementOf),
  }));
}

/**
 * One message of a conversation, which may be named by the id of one that was joined to it. Throws
 * `unknown_conversation`, `unknown_message` and `message_elsewhere`.
 */
export async function showMessage(tx: Handle, conversationId: string, messageId: string): Promise<ShownMessage> {
  const row = await findMessage(tx, await placeOf(tx, conversationId, messageId), messageId);
  const [shown] = row ? await shownMessages(tx, [row]) : [];
  if (!shown) throw unknownMessage(messageId);
  return shown;
}

/** The conversation that a message lies in now, where it is the one that is asked for. */
export async function placeOf(tx: Handle, conversationId: string, messageId: string): Promise<string> {
  const place = await conversationOf(tx, messageId);
  if (place === conversationId) return place;
  const leadsTo = await findAlias(tx, conversationId);
  if (place !== undefined && place === leadsTo) return place;
  if (!leadsTo && (await findListed(tx, [conversationId])).length === 0) throw unknownConversation(conversationId);
  throw place === undefined ? unknownMessage(messageId) : messageElsewhere(messageId, place);
}

/** A statement as it is shown. */
export function statementOf({ statement_id: id, at, text, by_name: by }: StatementRow): Statement {
  return { id, at: at.toISOString(), text, by };
}

function messageOf(row: ShownRow, corrections: readonly CorrectionRow[]): Omit<ShownMessage, "statements"> {
  const hash = hashOfText(row.direction, textToRead(row.subject, row.body));
  const scored = (score: number) => ({ value: isLikely(score), score });
  return {
    id: row.interaction_id,
    at: row.at.toISOString(),
    direction: row.direction,
    kind: row.kind,
    channel: row.channel,
    author: row.author_id
      ? {
          identityId: row.author_id,
          personId: row.author_person_id,
          name: row.author_name,
          kind: row.author_kind ?? "anonymous",
          value: row.author_kind === "anonymous" ? null : row.author_value,
          role: row.author_role,
          function: row.author_function,
        }
      : null,
    subject: row.subject,
    body: row.body,
    rating: ratingOf(row),
    handlingSeconds: row.handling_seconds,
    recording: row.recording,
    order: orderOf(row.ordered),
    edited: row.edited,
    clearedAt: row.cleared_at?.toISOString() ?? null,
    labels: {
      language: row.language,
      mood: { value: moodOfScore(row.sentiment), score: row.sentiment },
      expectsAnswer: row.direction === "in" ? scored(row.expects_answer) : null,
      function: row.function,
      topic: row.topic,
      intent: row.direction === "in" ? row.intent : null,
      urgency: row.direction === "in" ? scored(row.urgency) : null,
      substantive: row.direction === "out" ? scored(row.substantive) : null,
      sentimentWords: [...row.sentiment_words],
      modelVersion: row.model_version,
    },
    corrections: corrections.filter((one) => one.text_hash === hash).map(correctionOf),
    restrictedSince: null,
  };
}

function orderOf(said: ShownRow["ordered"]): ShownMessage["order"] {
  if (said === null) return null;
  const { amount = null, currency = null, status = null, items } = said;
  return {
    amount,
    currency,
    status,
    items: items.map(({ name, quantity = null, amount: cost = null, sku = null }) => ({
      name,
      quantity,
      amount: cost,
      sku,
    })),
  };
}

function ratingOf(row: ShownRow): ShownMessage["rating"] {
  const { rating_kind: kind, rating_value: value, rating_lowest: lowest, rating_highest: highest } = row;
  return kind === null || value === null || lowest === null || highest === null
    ? null
    : { kind, value, lowest, highest };
}

function correctionOf(row: CorrectionRow): Correction {
  return {
    label: row.label,
    value: shownValue(row.label, row.value),
    machineValue: shownMachineValue(row.label, row),
    by: row.made_by,
    at: row.made_at.toISOString(),
    reason: row.reason,
    version: row.version,
  };
}
