import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf, mintId, stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { SteppedOn } from "../errors.ts";
import type { Message, PlacedState, PlacingWorld } from "../messages.ts";
import { assignConversations, groupMatters, type Matter } from "../rules/matters.ts";
import type { ThreadNode } from "../rules/threads.ts";
import { insertNodes, updateNodes } from "../store/nodes.ts";
import { together } from "../together.ts";
import { applyMatters } from "./apply-matters.ts";
import { resolveThreads, type Resolved } from "./resolve-threads.ts";

/** The id under which a source's message is known to the log. */
export function messageId(source: string, externalId: string): string {
  return stableId("delivery", source, externalId);
}

/**
 * Puts new and changed messages of one source into threads and conversations, in the caller's transaction, and says
 * where each now stands, with those that were released because their customer became known. The outcome depends on
 * the set of messages alone, not on the order or the batches in which they come. Throws `SteppedOn` when another
 * batch wrote the same threads at the same moment: the transaction is then to be repeated.
 */
export async function placeMessages(
  tx: Handle,
  world: PlacingWorld,
  request: { readonly source: SourceDeclaration; readonly messages: readonly Message[] },
): Promise<Map<string, PlacedState>> {
  const { source, messages } = request;
  const resolved = await resolveThreads(
    tx,
    source,
    messages.map((message) => nodeOf(source, message)),
  );
  const matters = assignConversations(
    groupMatters(resolved.nodes, resolved.roots, resolved.customers),
    (conversationId, customerId) => homeOf(conversationId) === homeOf(customerId),
  ).map((matter) => ({
    ...matter,
    conversationId: matter.conversationId ?? mintId(homeOf(matter.customerId), world.now.getTime(), world.random),
  }));
  const placed = placedNodes(source, resolved, matters);
  const changed = new Set(messages.map((message) => message.id));
  await together(
    saveNodes(tx, source, { resolved, placed, changed }),
    applyMatters(tx, world, { source, matters, placed, stored: resolved.stored, changed: messages }),
  );
  return statesOf(placed, resolved.stored, changed);
}

function nodeOf(source: SourceDeclaration, { id, record, authorId, recipientId }: Message): ThreadNode {
  return {
    nodeId: id,
    rootId: id,
    present: !record.deleted,
    parentIds: record.deleted ? [] : record.parents.map((parent) => messageId(source.name, parent)),
    threadIds: record.deleted || !record.thread ? [] : [stableId("thread", source.name, record.thread)],
    at: Date.parse(record.at),
    direction: record.direction,
    authorId,
    recipientId: record.direction === "out" ? recipientId : null,
    broadcast: record.broadcast,
    customerId: null,
    conversationId: null,
  };
}

/** The nodes as they stand from now on. */
function placedNodes(
  source: SourceDeclaration,
  resolved: Resolved,
  matters: readonly (Matter & { conversationId: string })[],
): ThreadNode[] {
  const conversations = new Map(
    matters.flatMap((matter) => matter.nodes.map((node) => [node.nodeId, matter.conversationId] as const)),
  );
  return resolved.nodes.map((node) => ({
    ...node,
    rootId: resolved.roots.get(node.nodeId) ?? node.nodeId,
    customerId: source.threading === "gap" ? (resolved.customers.get(node.nodeId) ?? null) : null,
    conversationId: conversations.get(node.nodeId) ?? null,
  }));
}

async function saveNodes(
  tx: Handle,
  source: SourceDeclaration,
  { resolved, placed, changed }: { resolved: Resolved; placed: readonly ThreadNode[]; changed: ReadonlySet<string> },
): Promise<void> {
  const fresh = placed.filter((node) => !resolved.stored.has(node.nodeId));
  const written = await insertNodes(tx, source.name, fresh);
  if (written < fresh.length) throw new SteppedOn();
  await updateNodes(
    tx,
    placed.filter((node) => {
      const before = resolved.stored.get(node.nodeId);
      return before && (changed.has(node.nodeId) || moved(node, before));
    }),
  );
}

function moved(now: ThreadNode, before: ThreadNode): boolean {
  return (
    before.rootId !== now.rootId || before.customerId !== now.customerId || before.conversationId !== now.conversationId
  );
}

function statesOf(
  placed: readonly ThreadNode[],
  stored: ReadonlyMap<string, ThreadNode>,
  changed: ReadonlySet<string>,
): Map<string, PlacedState> {
  return new Map(
    placed.flatMap((node): [string, PlacedState][] => {
      const attributed = node.conversationId !== null;
      const turned = attributed !== Boolean(stored.get(node.nodeId)?.conversationId);
      if (!changed.has(node.nodeId) && (!turned || !node.present)) return [];
      if (!node.present) return [[node.nodeId, "deleted"]];
      return [[node.nodeId, attributed ? "read" : node.broadcast ? "broadcast" : "waiting"]];
    }),
  );
}
