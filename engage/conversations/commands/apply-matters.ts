import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import type { Message, PlacingWorld } from "../messages.ts";
import type { FactMessage } from "../rules/facts.ts";
import type { Matter } from "../rules/matters.ts";
import type { ThreadNode } from "../rules/threads.ts";
import { retireConversations } from "../store/conversations.ts";
import { insertInteractions, removeInteractions } from "../store/interactions.ts";
import { together } from "../together.ts";
import { textToRead } from "../rules/text-to-read.ts";
import { factMessageOf, interactionRow, unsaidOf } from "../store/rows.ts";
import type { InteractionRow } from "../store/tables.ts";
import { applyCorrections } from "./apply-corrections.ts";
import { refreshFacts, type ConversationToRefresh } from "./refresh-facts.ts";

type NamedMatter = Matter & { readonly conversationId: string };

/** What a batch turned out to mean. */
interface Outcome {
  readonly source: SourceDeclaration;
  readonly matters: readonly NamedMatter[];
  /** Every node with its new place. */
  readonly placed: readonly ThreadNode[];
  readonly stored: ReadonlyMap<string, ThreadNode>;
  readonly changed: readonly Message[];
}

/** Brings interactions, readings and conversations to where the graph says that they belong. */
export async function applyMatters(tx: Handle, world: PlacingWorld, outcome: Outcome): Promise<void> {
  const changed = new Set(outcome.changed.map((message) => message.id));
  const places = new Map(outcome.placed.map((node) => [node.nodeId, node.conversationId]));
  const before = (id: string) => outcome.stored.get(id)?.conversationId ?? null;
  const touched = outcome.placed
    .map((node) => node.nodeId)
    .filter((id) => changed.has(id) || places.get(id) !== before(id));
  const kept = await takeOut(
    tx,
    touched.filter((id) => before(id)),
    { changed, places, before },
  );
  const keptIds = new Set(kept.map((row) => row.interaction_id));
  const released = touched.filter((id) => places.get(id) && !changed.has(id) && !keptIds.has(id));
  const loaded = released.length > 0 ? await world.loadMessages(released) : [];
  const fresh = [...outcome.changed, ...loaded].filter((message) => places.get(message.id));
  const { rows, unsaid } = writeRows(world, outcome.source, fresh, places);
  const written = await applyCorrections(tx, rows, unsaid);
  const conversations = new Set(touched.flatMap((id) => [places.get(id), before(id)].filter((one) => one != null)));
  const known = new Map(written.map((row) => [row.interaction_id, factMessageOf(row)]));
  const refreshed = outcome.matters
    .filter((matter) => conversations.has(matter.conversationId))
    .map((matter) => toRefresh(outcome.source, matter, known));
  await together(
    insertInteractions(tx, [...written, ...kept]),
    retire(tx, outcome),
    refreshFacts(
      tx,
      refreshed.filter((one) => one.messages !== null),
    ),
  );
  await refreshFacts(
    tx,
    refreshed.filter((one) => one.messages === null),
  );
}

/** Takes interactions out of their old place; returns those that only move, as they are to be at their new one. */
async function takeOut(
  tx: Handle,
  ids: readonly string[],
  known: {
    readonly changed: ReadonlySet<string>;
    readonly places: ReadonlyMap<string, string | null>;
    readonly before: (id: string) => string | null;
  },
): Promise<InteractionRow[]> {
  if (ids.length === 0) return [];
  const removed = await removeInteractions(
    tx,
    ids.map((id) => ({ home: homeOf(known.before(id) ?? ""), interactionId: id })),
  );
  return removed.flatMap((row) => {
    const to = known.places.get(row.interaction_id);
    return to && !known.changed.has(row.interaction_id) ? [{ ...row, home: homeOf(to), conversation_id: to }] : [];
  });
}

/** Conversations that no matter continues: absorbed ones lead on, emptied ones are gone. */
async function retire(tx: Handle, { matters, stored }: Outcome): Promise<void> {
  const going = new Map<string, string | null>();
  const staying = new Set(matters.map((matter) => matter.conversationId));
  for (const { conversationId } of stored.values()) {
    if (conversationId && !staying.has(conversationId)) going.set(conversationId, null);
  }
  for (const matter of matters) for (const id of matter.absorbs) going.set(id, matter.conversationId);
  if (going.size === 0) return;
  const retired = [...going].map(([conversationId, movedTo]) => ({ conversationId, movedTo }));
  await retireConversations(tx, retired);
}

function writeRows(
  world: PlacingWorld,
  source: SourceDeclaration,
  messages: readonly Message[],
  places: ReadonlyMap<string, string | null>,
): { readonly rows: InteractionRow[]; readonly unsaid: ReturnType<typeof unsaidOf> } {
  const texts = messages.map(({ record }) => ({
    text: textToRead(record.subject, record.text),
    direction: record.direction,
  }));
  const readings = world.readTexts(texts);
  const rows = messages.map((message, index) => {
    const reading = readings[index];
    if (!reading) throw new Error("the reader gave fewer readings than it got texts");
    return interactionRow(source, message, reading, places.get(message.id) ?? "");
  });
  return { rows, unsaid: unsaidOf(rows, readings) };
}

/** With the messages of a matter, where this batch holds all of them; else they are read from the log. */
function toRefresh(
  source: SourceDeclaration,
  { conversationId, customerId, nodes }: NamedMatter,
  known: ReadonlyMap<string, FactMessage>,
): ConversationToRefresh {
  const messages = nodes.flatMap((node) => known.get(node.nodeId) ?? []);
  return { conversationId, customerId, source, messages: messages.length === nodes.length ? messages : null };
}
