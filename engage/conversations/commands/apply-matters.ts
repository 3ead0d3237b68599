import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import type { Reading } from "../contract.ts";
import type { Message, PlacingWorld } from "../messages.ts";
import type { Matter } from "../rules/matters.ts";
import type { ThreadNode } from "../rules/threads.ts";
import { retireConversations } from "../store/conversations.ts";
import { insertInteractions, removeInteractions } from "../store/interactions.ts";
import type { Placement } from "../store/nodes.ts";
import type { InteractionRow, ReadingRow } from "../store/tables.ts";
import { refreshFacts } from "./refresh-facts.ts";

type NamedMatter = Matter & { readonly conversationId: string };

/** What a batch turned out to mean. */
interface Outcome {
  readonly source: SourceDeclaration;
  readonly matters: readonly NamedMatter[];
  readonly placements: readonly Placement[];
  readonly before: readonly ThreadNode[];
  readonly changed: readonly Message[];
}

/** Brings interactions, readings and conversations to where the graph says that they belong. */
export async function applyMatters(tx: Handle, world: PlacingWorld, outcome: Outcome): Promise<void> {
  const changed = new Map(outcome.changed.map((message) => [message.id, message]));
  const placed = new Map(outcome.placements.map((placement) => [placement.nodeId, placement.conversationId]));
  const nodes = outcome.before.filter(
    (node) => changed.has(node.nodeId) || placed.get(node.nodeId) !== node.conversationId,
  );
  const stored = nodes.filter((node) => node.conversationId !== null);
  const removed =
    stored.length > 0
      ? await removeInteractions(
          tx,
          stored.map((node) => ({ home: homeOf(node.conversationId ?? ""), interactionId: node.nodeId })),
        )
      : { interactions: [], readings: [] };
  const kept = removed.interactions.filter((row) => placed.get(row.interaction_id) && !changed.has(row.interaction_id));
  const keptIds = new Set(kept.map((row) => row.interaction_id));
  const released = nodes.filter(({ nodeId }) => placed.get(nodeId) && !changed.has(nodeId) && !keptIds.has(nodeId));
  const loaded = released.length > 0 ? await world.loadMessages(released.map((node) => node.nodeId)) : [];
  const fresh = [...outcome.changed, ...loaded].filter((message) => placed.get(message.id));
  const written = writeRows(world, outcome.source, fresh, placed);
  await insertInteractions(
    tx,
    [...written.interactions, ...kept.map((row) => relocated(row, placed))],
    [
      ...written.readings,
      ...removed.readings.filter((row) => keptIds.has(row.interaction_id)).map((row) => relocated(row, placed)),
    ],
  );
  await retire(tx, outcome);
  const touched = new Set(nodes.flatMap((node) => placed.get(node.nodeId) ?? []));
  for (const node of nodes) if (node.conversationId) touched.add(node.conversationId);
  const matters = outcome.matters.filter((matter) => touched.has(matter.conversationId));
  await refreshFacts(
    tx,
    matters.map((matter) => ({ ...matter, source: outcome.source })),
  );
}

function relocated<Row extends { home: number; interaction_id: string }>(
  row: Row,
  placed: ReadonlyMap<string, string | null>,
): Row {
  const conversationId = placed.get(row.interaction_id) ?? "";
  const moved = { ...row, home: homeOf(conversationId) };
  return "conversation_id" in row ? { ...moved, conversation_id: conversationId } : moved;
}

/** Conversations that no matter continues: absorbed ones lead on, emptied ones are gone. */
async function retire(tx: Handle, { matters, before }: Outcome): Promise<void> {
  const going = new Map<string, string | null>();
  const staying = new Set(matters.map((matter) => matter.conversationId));
  for (const { conversationId } of before)
    if (conversationId && !staying.has(conversationId)) going.set(conversationId, null);
  for (const matter of matters) for (const id of matter.absorbs) going.set(id, matter.conversationId);
  if (going.size === 0) return;
  await retireConversations(
    tx,
    [...going].map(([conversationId, movedTo]) => ({ conversationId, movedTo })),
  );
}

function writeRows(
  world: PlacingWorld,
  source: SourceDeclaration,
  messages: readonly Message[],
  placed: ReadonlyMap<string, string | null>,
): { interactions: InteractionRow[]; readings: ReadingRow[] } {
  const readings = world.readTexts(
    messages.map(({ record }) => ({ text: textToRead(record.subject, record.text), direction: record.direction })),
  );
  return {
    interactions: messages.map((message) => interactionRow(source, message, placed.get(message.id) ?? "")),
    readings: messages.flatMap((message, index) => {
      const reading = readings[index];
      return reading ? [readingRow(message.id, homeOf(placed.get(message.id) ?? ""), reading)] : [];
    }),
  };
}

/** What is read of a message: its subject counts as its first line. */
export function textToRead(subject: string | null | undefined, body: string): string {
  return subject ? `${subject}\n${body}` : body;
}

function interactionRow(source: SourceDeclaration, message: Message, conversationId: string): InteractionRow {
  const { id, record, authorId, copiedIds } = message;
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
    author_role:
      record.author?.role ?? (record.direction === "in" ? "customer" : source.brandAccounts ? "brand" : null),
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
  };
}

/** A reading as a row of its interaction. */
export function readingRow(interactionId: string, home: number, reading: Reading): ReadingRow {
  return {
    home,
    interaction_id: interactionId,
    kind: "text",
    model_version: reading.modelVersion,
    language: reading.language,
    sentiment: reading.sentiment,
    words: reading.sentimentWords,
    expects_answer: reading.expectsAnswer,
    function: reading.function,
    substantive: reading.substantive,
  };
}
