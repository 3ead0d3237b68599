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
  const answered = nearestInbound(present);
  const spoken = lastSpoken(present);
  return new Map(
    present.map((node) => {
      if (node.direction === "in") return [node.nodeId, node.authorId];
      if (node.broadcast) return [node.nodeId, null];
      return [node.nodeId, node.recipientId ?? answered.get(node.nodeId) ?? spoken.get(node.nodeId) ?? null];
    }),
  );
}

/**
 * For each outbound message the author of the nearest inbound one up the chain of answers; of several equally near the
 * one that is answered first. Goes down from the inbound messages, level by level, so that long chains cost no more.
 */
function nearestInbound(present: readonly ThreadNode[]): Map<string, string | null> {
  const answers = new Map<string, ThreadNode[]>();
  for (const node of present) {
    if (node.direction === "in") continue;
    for (const id of node.parentIds) {
      const siblings = answers.get(id);
      if (siblings) siblings.push(node);
      else answers.set(id, [node]);
    }
  }
  const found = new Map<string, string | null>();
  let level = new Map(present.flatMap((node) => (node.direction === "in" ? [[node.nodeId, node.authorId]] : [])));
  while (level.size > 0) {
    const next: typeof level = new Map();
    for (const id of level.keys()) {
      for (const node of answers.get(id) ?? []) {
        const nearest = node.parentIds.find((parent) => level.has(parent));
        if (!found.has(node.nodeId)) next.set(node.nodeId, level.get(nearest ?? id) ?? null);
      }
    }
    for (const [id, authorId] of next) found.set(id, authorId);
    level = next;
  }
  return found;
}

/** Where a thread is named but links are not (reviews, tickets): the last customer who spoke before, else the first. */
function lastSpoken(present: readonly ThreadNode[]): Map<string, string | null> {
  const first = new Map<string, string | null>();
  for (const { direction, threadIds, authorId } of present) {
    for (const id of threadIds) if (direction === "in" && !first.has(id)) first.set(id, authorId);
  }
  const last = new Map(first);
  const found = new Map<string, string | null>();
  for (const { nodeId, direction, threadIds, parentIds, authorId } of present) {
    if (direction === "in") for (const id of threadIds) last.set(id, authorId);
    else if (parentIds.length === 0) found.set(nodeId, threadIds.map((id) => last.get(id) ?? null)[0] ?? null);
  }
  return found;
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
