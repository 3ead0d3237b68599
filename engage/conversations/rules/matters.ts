import { inOrder, type ThreadNode } from "./threads.ts";

/** One matter with one customer: the messages of one thread that belong to one identity. */
export interface Matter {
  readonly rootId: string;
  readonly customerId: string;
  readonly nodes: readonly ThreadNode[];
  /** The conversation that it is; null: a new one is to be minted. */
  readonly conversationId: string | null;
  /** Conversations that it takes in; they lead to it from now on. */
  readonly absorbs: readonly string[];
}

/** Groups messages by thread and customer; those without a customer stay out. */
export function groupMatters(
  nodes: readonly ThreadNode[],
  roots: ReadonlyMap<string, string>,
  customers: ReadonlyMap<string, string | null>,
): Omit<Matter, "conversationId" | "absorbs">[] {
  const groups = new Map<string, { rootId: string; customerId: string; nodes: ThreadNode[] }>();
  for (const node of nodes) {
    const customerId = customers.get(node.nodeId);
    const rootId = roots.get(node.nodeId);
    if (!customerId || !rootId) continue;
    const key = `${rootId} ${customerId}`;
    const group = groups.get(key) ?? { rootId, customerId, nodes: [] };
    group.nodes.push(node);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, nodes: group.nodes.toSorted(inOrder) }));
}

/**
 * Gives each matter the conversation it continues: of those its messages lie in the one minted first whose id leads
 * to the customer's home; a conversation that was split stays with the part that holds its earliest message.
 */
export function assignConversations(
  matters: readonly Omit<Matter, "conversationId" | "absorbs">[],
  fits: (conversationId: string, customerId: string) => boolean,
): Matter[] {
  const byFirst = matters.toSorted((a, b) => firstOf(a, b));
  const taken = new Set<string>();
  const assigned = byFirst.map((matter) => {
    const candidates = conversationsOf(matter.nodes).filter((id) => !taken.has(id) && fits(id, matter.customerId));
    const conversationId = candidates[0] ?? null;
    if (conversationId) taken.add(conversationId);
    return { ...matter, conversationId };
  });
  const absorbed = new Set<string>();
  return assigned.map((matter) => {
    const absorbs = conversationsOf(matter.nodes).filter((id) => !taken.has(id) && !absorbed.has(id));
    for (const id of absorbs) absorbed.add(id);
    return { ...matter, absorbs };
  });
}

function firstOf(a: { nodes: readonly ThreadNode[] }, b: { nodes: readonly ThreadNode[] }): number {
  const [nodeA, nodeB] = [a.nodes[0], b.nodes[0]];
  return nodeA && nodeB ? inOrder(nodeA, nodeB) : 0;
}

/** The conversations that these messages lie in now, earliest minted first. */
function conversationsOf(nodes: readonly ThreadNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => node.conversationId ?? []))].toSorted();
}
