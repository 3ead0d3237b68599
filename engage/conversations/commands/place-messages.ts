import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf, mintId, stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import type { Message, PlacedState, PlacingWorld } from "../messages.ts";
import { assignConversations, groupMatters, type Matter } from "../rules/matters.ts";
import { customersOf, gapJoins, rootsOf, type Edge, type ThreadNode } from "../rules/threads.ts";
import {
  lockThreads,
  neighboursInTime,
  saveNodes,
  savePlacements,
  savePlaceholders,
  type Placement,
} from "../store/nodes.ts";
import { applyMatters } from "./apply-matters.ts";

/** The id under which a source's message is known to the log. */
export function messageId(source: string, externalId: string): string {
  return stableId("delivery", source, externalId);
}

/**
 * Puts new and changed messages of one source into threads and conversations, in the caller's transaction, and says
 * where each now stands, with those that were released because their customer became known. The outcome depends on
 * the set of messages alone, not on the order or the batches in which they come.
 */
export async function placeMessages(
  tx: Handle,
  world: PlacingWorld,
  request: { readonly source: SourceDeclaration; readonly messages: readonly Message[] },
): Promise<Map<string, PlacedState>> {
  const { source, messages } = request;
  const nodes = messages.map((message) => nodeOf(source, message));
  const references = new Set(nodes.flatMap((node) => [...node.parentIds, ...node.threadIds]));
  const own = new Set(messages.map((message) => message.id));
  await savePlaceholders(
    tx,
    source.name,
    [...references].filter((id) => !own.has(id)),
  );
  await saveNodes(tx, source.name, nodes);
  const asked = [...nodes.map((node) => node.nodeId), ...references];
  const resolved = await resolve(tx, source, asked);
  const matters = assignConversations(
    groupMatters(resolved.nodes, resolved.roots, resolved.customers),
    (conversationId, customerId) => homeOf(conversationId) === homeOf(customerId),
  ).map((matter) => ({
    ...matter,
    conversationId: matter.conversationId ?? mintId(homeOf(matter.customerId), world.now.getTime(), world.random),
  }));
  const placements = placementsOf(resolved, matters);
  await applyMatters(tx, world, { source, matters, placements, before: resolved.nodes, changed: messages });
  await savePlacements(
    tx,
    placements.filter((placement) => moved(placement, resolved.byId.get(placement.nodeId))),
  );
  return statesOf(resolved.nodes, placements, own);
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

interface Resolved {
  readonly nodes: readonly ThreadNode[];
  readonly byId: ReadonlyMap<string, ThreadNode>;
  readonly roots: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, string | null>;
}

/** Threads and customers of all messages that hang together with these; where nearness joins, until nothing new joins. */
async function resolve(tx: Handle, source: SourceDeclaration, asked: readonly string[]): Promise<Resolved> {
  const gapMs = source.threading === "gap" ? source.gapHours * 3_600_000 : null;
  for (let wanted = new Set(asked); ;) {
    const nodes = await lockThreads(tx, [...wanted]);
    const resolved = gapMs === null ? threaded(nodes, source, []) : joined(nodes, source, gapMs);
    if (gapMs === null) return resolved;
    const found = new Set(nodes.map((node) => node.nodeId));
    const neighbours = await neighboursInTime(tx, { source: source.name, gapMs, messages: timed(resolved) });
    const unseen = neighbours.filter((id) => !found.has(id));
    if (unseen.length === 0) return resolved;
    wanted = new Set([...wanted, ...unseen]);
  }
}

function threaded(nodes: readonly ThreadNode[], source: SourceDeclaration, joins: readonly Edge[]): Resolved {
  const roots = rootsOf(nodes, joins);
  const threads = Map.groupBy(nodes, (node) => roots.get(node.nodeId));
  const customers = new Map([...threads.values()].flatMap((thread) => [...customersOf(thread, source.visibility)]));
  return { nodes, byId: new Map(nodes.map((node) => [node.nodeId, node])), roots, customers };
}

/** Links first: they say whose customer a message belongs to; then nearness joins what belongs to one customer. */
function joined(nodes: readonly ThreadNode[], source: SourceDeclaration, gapMs: number): Resolved {
  const linked = threaded(nodes, source, []);
  return threaded(nodes, source, gapJoins(timed(linked), gapMs));
}

function timed({ nodes, customers }: Resolved): { nodeId: string; at: number; customerId: string }[] {
  return nodes.flatMap(({ nodeId, at, broadcast }) => {
    const customerId = customers.get(nodeId);
    return customerId && !broadcast ? [{ nodeId, at, customerId }] : [];
  });
}

function placementsOf(resolved: Resolved, matters: readonly (Matter & { conversationId: string })[]): Placement[] {
  const conversations = new Map(
    matters.flatMap((matter) => matter.nodes.map((node) => [node.nodeId, matter.conversationId] as const)),
  );
  return resolved.nodes.map(({ nodeId }) => ({
    nodeId,
    rootId: resolved.roots.get(nodeId) ?? nodeId,
    customerId: resolved.customers.get(nodeId) ?? null,
    conversationId: conversations.get(nodeId) ?? null,
  }));
}

function moved(placement: Placement, before: ThreadNode | undefined): boolean {
  return (
    before?.rootId !== placement.rootId ||
    before.customerId !== placement.customerId ||
    before.conversationId !== placement.conversationId
  );
}

function statesOf(
  nodes: readonly ThreadNode[],
  placements: readonly Placement[],
  changed: ReadonlySet<string>,
): Map<string, PlacedState> {
  const now = new Map(placements.map((placement) => [placement.nodeId, placement.conversationId]));
  return new Map(
    nodes.flatMap((node): [string, PlacedState][] => {
      const attributed = now.get(node.nodeId) !== null;
      const turned = attributed !== (node.conversationId !== null);
      if (!changed.has(node.nodeId) && (!turned || !node.present)) return [];
      if (!node.present) return [[node.nodeId, "deleted"]];
      return [[node.nodeId, attributed ? "read" : node.broadcast ? "broadcast" : "waiting"]];
    }),
  );
}
