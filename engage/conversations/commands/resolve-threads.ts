import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { customersOf, gapJoins, rootsOf, type Edge, type ThreadNode } from "../rules/threads.ts";
import { lockNearness, neighboursInTime, takeThreads } from "../store/nodes.ts";

export interface Resolved {
  /** Every node that hangs together with what came, as it is from now on; not yet with its new place. */
  readonly nodes: readonly ThreadNode[];
  /** Those of them that are stored, as they are stored. */
  readonly stored: ReadonlyMap<string, ThreadNode>;
  readonly roots: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, string | null>;
}

/**
 * Threads and customers of all messages that hang together with these new or changed ones, their threads locked; where
 * nearness joins, until nothing new joins.
 */
export async function resolveThreads(
  tx: Handle,
  source: SourceDeclaration,
  changed: readonly ThreadNode[],
): Promise<Resolved> {
  const gapMs = source.threading === "gap" ? source.gapHours * 3_600_000 : null;
  const wanted = new Set(changed.flatMap((node) => [node.nodeId, ...node.parentIds, ...node.threadIds]));
  if (gapMs !== null) await lockNearness(tx, source.name);
  for (;;) {
    const stored = new Map((await takeThreads(tx, [...wanted])).map((node) => [node.nodeId, node]));
    const nodes = withChanges(stored, changed);
    const linked = threaded(nodes, source, []);
    if (gapMs === null) return { ...linked, nodes, stored };
    const messages = timed(nodes, linked.customers);
    const moved = unsettled(changed, stored, messages);
    const stale = [...moved].filter((id) => stored.has(id));
    const asked = messages.filter((message) => moved.has(message.nodeId));
    const neighbours = await neighboursInTime(tx, { source: source.name, gapMs, messages: asked, stale });
    const unknown = neighbours.filter((id) => !stored.has(id));
    // Links first: they say whose customer a message is; then nearness joins what belongs to one customer.
    if (unknown.length === 0) return { ...threaded(nodes, source, gapJoins(messages, gapMs)), nodes, stored };
    for (const id of unknown) wanted.add(id);
  }
}

/** What came now, and what has another customer than it is stored with; all others are joined to their neighbours. */
function unsettled(
  changed: readonly ThreadNode[],
  stored: ReadonlyMap<string, ThreadNode>,
  messages: readonly { readonly nodeId: string; readonly customerId: string }[],
): Set<string> {
  const turned = messages.filter(({ nodeId, customerId }) => stored.get(nodeId)?.customerId !== customerId);
  return new Set([...changed, ...turned].map((one) => one.nodeId));
}

/** What is stored, with what came in its place, and a placeholder for everything else that is referred to. */
function withChanges(stored: ReadonlyMap<string, ThreadNode>, changed: readonly ThreadNode[]): ThreadNode[] {
  const nodes = new Map(stored);
  for (const node of changed) {
    const before = stored.get(node.nodeId);
    const { rootId, customerId, conversationId } = before ?? node;
    nodes.set(node.nodeId, { ...node, rootId, customerId, conversationId });
  }
  for (const node of changed) {
    for (const id of [...node.parentIds, ...node.threadIds]) if (!nodes.has(id)) nodes.set(id, placeholder(id));
  }
  return [...nodes.values()];
}

function placeholder(nodeId: string): ThreadNode {
  return {
    nodeId,
    rootId: nodeId,
    present: false,
    parentIds: [],
    threadIds: [],
    at: 0,
    direction: null,
    authorId: null,
    recipientId: null,
    broadcast: false,
    customerId: null,
    conversationId: null,
  };
}

function threaded(
  nodes: readonly ThreadNode[],
  source: SourceDeclaration,
  joins: readonly Edge[],
): Pick<Resolved, "roots" | "customers"> {
  const roots = rootsOf(nodes, joins);
  const threads = Map.groupBy(nodes, (node) => roots.get(node.nodeId));
  const customers = new Map([...threads.values()].flatMap((thread) => [...customersOf(thread, source.visibility)]));
  return { roots, customers };
}

function timed(
  nodes: readonly ThreadNode[],
  customers: ReadonlyMap<string, string | null>,
): { nodeId: string; at: number; customerId: string }[] {
  return nodes.flatMap(({ nodeId, at, broadcast }) => {
    const customerId = customers.get(nodeId);
    return customerId && !broadcast ? [{ nodeId, at, customerId }] : [];
  });
}
