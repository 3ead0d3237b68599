/** A message as the graph of a source's threads knows it; one that is not present was not delivered (yet). */
export interface ThreadNode {
  readonly nodeId: string;
  /** The root under which it is stored now. */
  readonly rootId: string;
  readonly present: boolean;
  /** What it answers, nearest first. */
  readonly parentIds: readonly string[];
  /** Further nodes of the same thread that are no ancestors (an explicit thread id). */
  readonly threadIds: readonly string[];
  /** Milliseconds since 1970; 0 for a node that is not present. */
  readonly at: number;
  readonly direction: "in" | "out" | null;
  readonly authorId: string | null;
  readonly recipientId: string | null;
  readonly broadcast: boolean;
  readonly customerId: string | null;
  readonly conversationId: string | null;
}

export type Edge = readonly [string, string];

/**
 * The threads among these nodes: connected by what answers what, by explicit thread ids and by `joins` (nearness in
 * time). Union-find with path halving; the root is the smallest id, so it does not depend on the order of arrival.
 */
export function rootsOf(nodes: readonly ThreadNode[], joins: readonly Edge[]): Map<string, string> {
  const parent = new Map(nodes.map((node) => [node.nodeId, node.nodeId]));
  const find = (id: string): string => {
    let at = id;
    for (;;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      const upper = parent.get(up) ?? up;
      parent.set(at, upper);
      at = upper;
    }
  };
  const unite = (a: string, b: string): void => {
    if (!parent.has(a) || !parent.has(b)) return;
    const rootA = find(a);
    const rootB = find(b);
    if (rootA < rootB) parent.set(rootB, rootA);
    else if (rootB < rootA) parent.set(rootA, rootB);
  };
  for (const node of nodes) {
    for (const other of node.parentIds) unite(node.nodeId, other);
    for (const other of node.threadIds) unite(node.nodeId, other);
  }
  for (const [a, b] of joins) unite(a, b);
  return new Map(nodes.map((node) => [node.nodeId, find(node.nodeId)]));
}

/** Earlier first; of two at the same moment the smaller id. */
export function inOrder(a: ThreadNode, b: ThreadNode): number {
  return a.at - b.at || (a.nodeId < b.nodeId ? -1 : a.nodeId > b.nodeId ? 1 : 0);
}

/**
 * Whose customer each message of one thread belongs to; null for one that must wait or is a broadcast. It depends on
 * the set of messages alone.
 */
export function customersOf(
  thread: readonly ThreadNode[],
  visibility: "public" | "private",
): Map<string, string | null> {
  const present = thread.filter((node) => node.present).toSorted(inOrder);
  return visibility === "private" ? customerOfThread(present) : customerOfEach(present);
}

/** Private threads have one customer: who wrote first, else to whom was written first. */
function customerOfThread(present: readonly ThreadNode[]): Map<string, string | null> {
  const spoken = present.filter((node) => !node.broadcast);
  const first = spoken.find((node) => node.direction === "in" && node.authorId !== null);
  const addressed = spoken.find((node) => node.direction === "out" && node.recipientId !== null);
  const customer = first?.authorId ?? addressed?.recipientId ?? null;
  return new Map(present.map((node) => [node.nodeId, node.broadcast && !first ? null : customer]));
}

/** In public every author has a conversation; an answer belongs to its recipient, else to whom it answers. */
function customerOfEach(present: readonly ThreadNode[]): Map<string, string | null> {
  const byId = new Map(present.map((node) => [node.nodeId, node]));
  const inbound = present.filter((node) => node.direction === "in");
  return new Map(
    present.map((node) => {
      if (node.direction === "in") return [node.nodeId, node.authorId];
      if (node.broadcast) return [node.nodeId, null];
      return [node.nodeId, node.recipientId ?? nearestAncestor(node, byId) ?? lastBefore(node, inbound)];
    }),
  );
}

/** The author of the nearest inbound message up the chain of answers, breadth first. */
function nearestAncestor(node: ThreadNode, byId: ReadonlyMap<string, ThreadNode>): string | null {
  const seen = new Set([node.nodeId]);
  for (let level = [...node.parentIds]; level.length > 0;) {
    const next: string[] = [];
    for (const id of level) {
      if (seen.has(id)) continue;
      seen.add(id);
      const ancestor = byId.get(id);
      if (ancestor?.direction === "in") return ancestor.authorId;
      if (ancestor) next.push(...ancestor.parentIds);
    }
    level = next;
  }
  return null;
}

/** Where a thread is named but links are not (reviews, tickets): the last customer who spoke before, else the first. */
function lastBefore(node: ThreadNode, inbound: readonly ThreadNode[]): string | null {
  if (node.threadIds.length === 0 || node.parentIds.length > 0) return null;
  const sharesThread = inbound.filter((other) => other.threadIds.some((id) => node.threadIds.includes(id)));
  const before = sharesThread.findLast((other) => inOrder(other, node) < 0);
  return (before ?? sharesThread[0])?.authorId ?? null;
}

/**
 * Where messages come without links, nearness joins: neighbours in time of one customer, at most `gapMs` apart.
 * It only ever joins, so messages that arrive late close a gap and never open one.
 */
export function gapJoins(
  messages: readonly { readonly nodeId: string; readonly at: number; readonly customerId: string }[],
  gapMs: number,
): Edge[] {
  const byCustomer = Map.groupBy(messages, (message) => message.customerId);
  return [...byCustomer.values()].flatMap((ofOne) => {
    const sorted = ofOne.toSorted((a, b) => a.at - b.at || (a.nodeId < b.nodeId ? -1 : 1));
    return sorted.slice(1).flatMap((message, index): Edge[] => {
      const before = sorted[index];
      return before && message.at - before.at <= gapMs ? [[before.nodeId, message.nodeId]] : [];
    });
  });
}
