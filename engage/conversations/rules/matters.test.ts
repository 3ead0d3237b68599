import { expect, test } from "vitest";

import { assignConversations, groupMatters } from "./matters.ts";
import type { ThreadNode } from "./threads.ts";

function node(nodeId: string, at: number, conversationId: string | null): ThreadNode {
  return {
    nodeId,
    rootId: nodeId,
    present: true,
    parentIds: [],
    threadIds: [],
    at,
    direction: "in",
    authorId: "ann",
    recipientId: null,
    broadcast: false,
    customerId: "ann",
    conversationId,
  };
}

const group = (rootId: string, ...nodes: ThreadNode[]) => ({ rootId, customerId: "ann", nodes });

test("messages group by thread and customer; those without a customer stay out", () => {
  const nodes = [node("a", 1, null), node("b", 2, null), node("c", 3, null), node("d", 0, null)];
  const roots = new Map([
    ["a", "a"],
    ["b", "a"],
    ["c", "c"],
    ["d", "a"],
  ]);
  const customers = new Map([
    ["a", "ann"],
    ["b", null],
    ["c", "ann"],
    ["d", "ann"],
  ]);
  const matters = groupMatters(nodes, roots, customers);
  expect(matters.map((matter) => [matter.rootId, matter.nodes.map((one) => one.nodeId)])).toEqual([
    ["a", ["d", "a"]],
    ["c", ["c"]],
  ]);
});

test("joined conversations keep the earlier id and take the other in", () => {
  const [matter] = assignConversations([group("a", node("a", 1, "2-late"), node("b", 2, "1-early"))], () => true);
  expect(matter).toMatchObject({ conversationId: "1-early", absorbs: ["2-late"] });
});

test("a split conversation stays with the part that holds its earliest message", () => {
  const parts = [group("b", node("b", 5, "one")), group("a", node("a", 1, "one"))];
  const matters = assignConversations(parts, () => true);
  expect(matters.map((matter) => [matter.rootId, matter.conversationId, matter.absorbs])).toEqual([
    ["a", "one", []],
    ["b", null, []],
  ]);
});

test("a conversation at another home is left for a new one and leads to it", () => {
  const [matter] = assignConversations([group("a", node("a", 1, "elsewhere"))], () => false);
  expect(matter).toMatchObject({ conversationId: null, absorbs: ["elsewhere"] });
});
