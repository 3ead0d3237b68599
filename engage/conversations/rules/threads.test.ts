import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { customersOf, gapJoins, inOrder, rootsOf, type ThreadNode } from "./threads.ts";

function node(nodeId: string, more: Partial<ThreadNode> = {}): ThreadNode {
  return {
    nodeId,
    rootId: nodeId,
    present: true,
    parentIds: [],
    threadIds: [],
    at: 0,
    direction: "in",
    authorId: `by ${nodeId}`,
    recipientId: null,
    broadcast: false,
    customerId: null,
    conversationId: null,
    ...more,
  };
}

const absent = (nodeId: string) => node(nodeId, { present: false, direction: null, authorId: null });

describe("threads", () => {
  test("are connected by answers, by thread ids and by joins, and named by the smallest id", () => {
    const nodes = [
      node("d", { parentIds: ["c"] }),
      absent("c"),
      node("b", { threadIds: ["t"] }),
      node("a", { threadIds: ["t"] }),
      absent("t"),
      node("e"),
    ];
    const roots = rootsOf(nodes, [["e", "d"]]);
    expect(Object.fromEntries(roots)).toEqual(
      Object.fromEntries([
        ["a", "a"],
        ["b", "a"],
        ["c", "c"],
        ["d", "c"],
        ["e", "c"],
        ["t", "a"],
      ]),
    );
  });

  test("do not depend on the order of messages", () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 19 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(edges, fc.infiniteStream(fc.integer()), (pairs, noise) => {
        const nodes = Array.from({ length: 20 }, (_, index) =>
          node(`n${index}`, { parentIds: pairs.filter(([from]) => from === index).map(([, to]) => `n${to}`) }),
        );
        const weight = new Map(nodes.map((one) => [one.nodeId, noise.next().value ?? 0]));
        const shuffled = nodes.toSorted((a, b) => (weight.get(a.nodeId) ?? 0) - (weight.get(b.nodeId) ?? 0));
        expect(rootsOf(shuffled, [])).toEqual(
          new Map(shuffled.map((one) => [one.nodeId, rootsOf(nodes, []).get(one.nodeId)])),
        );
      }),
    );
  });
});

/** Whom an answer answers, looked for upwards from it, level by level. */
function firstUpTheChain(from: ThreadNode, thread: readonly ThreadNode[]): string | null {
  const seen = new Set([from.nodeId]);
  for (let level = [...from.parentIds]; level.length > 0;) {
    const nodes = level.filter((id) => !seen.has(id)).flatMap((id) => thread.find((one) => one.nodeId === id) ?? []);
    for (const { nodeId } of nodes) seen.add(nodeId);
    const inbound = nodes.find(({ direction }) => direction === "in");
    if (inbound) return inbound.authorId;
    level = nodes.flatMap(({ parentIds }) => parentIds);
  }
  return null;
}

describe("customers in public", () => {
  test("an answer belongs to whom it answers, through other answers", () => {
    const thread = [
      node("a", { authorId: "ann", at: 1 }),
      node("b", { authorId: "ben", at: 2, parentIds: ["a"] }),
      node("c", { direction: "out", at: 3, parentIds: ["b"], authorId: "brand" }),
      node("d", { direction: "out", at: 4, parentIds: ["c"], authorId: "brand" }),
      node("e", { direction: "out", at: 5, parentIds: ["a"], authorId: "brand" }),
    ];
    expect([...customersOf(thread, "public").values()]).toEqual(["ann", "ben", "ben", "ben", "ann"]);
  });

  test("an addressed recipient goes before the one answered", () => {
    const thread = [
      node("a", { authorId: "ann" }),
      node("b", { direction: "out", recipientId: "eve", parentIds: ["a"], at: 1 }),
    ];
    expect(customersOf(thread, "public").get("b")).toBe("eve");
  });

  test("an answer to something not delivered waits", () => {
    const thread = [absent("a"), node("b", { direction: "out", parentIds: ["a"] })];
    expect([...customersOf(thread, "public")]).toEqual([["b", null]]);
  });

  test("where only the thread is named, the last who spoke before is answered", () => {
    const named = { threadIds: ["t"] };
    const thread = [
      absent("t"),
      node("a", { ...named, authorId: "ann", at: 1 }),
      node("b", { ...named, authorId: "ben", at: 3 }),
      node("c", { ...named, direction: "out", at: 2 }),
      node("d", { ...named, direction: "out", at: 4 }),
    ];
    const customers = customersOf(thread, "public");
    expect([customers.get("c"), customers.get("d")]).toEqual(["ann", "ben"]);
  });

  test("a broadcast is nobody's, also when it is answered", () => {
    const thread = [
      node("a", { direction: "out", broadcast: true }),
      node("b", { authorId: "ann", parentIds: ["a"], at: 1 }),
    ];
    expect([...customersOf(thread, "public")]).toEqual([
      ["a", null],
      ["b", "ann"],
    ]);
  });

  test("of several inbound messages up the chain the nearest is answered, of equally near ones the first named", () => {
    const drawn = fc.array(
      fc.record({ out: fc.boolean(), parents: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }) }),
      { minLength: 12, maxLength: 12 },
    );
    fc.assert(
      fc.property(drawn, (parts) => {
        const thread = parts.map(({ out, parents }, index) =>
          node(`n${index}`, {
            direction: out ? "out" : "in",
            parentIds: parents.map((parent) => `n${parent}`),
            at: index,
          }),
        );
        const customers = customersOf(thread, "public");
        for (const one of thread.filter(({ direction }) => direction === "out"))
          expect(customers.get(one.nodeId)).toBe(firstUpTheChain(one, thread));
      }),
    );
  });

  test("a chain of answers of any length is followed", () => {
    const chain = Array.from({ length: 20_000 }, (_, n) =>
      node(`n${n}`, n === 0 ? { authorId: "ann" } : { direction: "out", parentIds: [`n${n - 1}`], at: n }),
    );
    expect(new Set(customersOf(chain, "public").values())).toEqual(new Set(["ann"]));
  });

  test("answers that answer each other do not go round for ever", () => {
    const thread = [
      node("a", { direction: "out", parentIds: ["b"] }),
      node("b", { direction: "out", parentIds: ["a"] }),
    ];
    expect([...customersOf(thread, "public").values()]).toEqual([null, null]);
  });
});

describe("customers in private", () => {
  test("who wrote first has the thread, whoever else writes", () => {
    const thread = [
      node("a", { direction: "out", recipientId: "eve", at: 0 }),
      node("b", { authorId: "ben", at: 2 }),
      node("c", { authorId: "ann", at: 1 }),
    ];
    expect(new Set(customersOf(thread, "private").values())).toEqual(new Set(["ann"]));
  });

  test("what was only sent belongs to its recipient", () => {
    expect([...customersOf([node("a", { direction: "out", recipientId: "eve" })], "private").values()]).toEqual([
      "eve",
    ]);
  });

  test("a broadcast opens nothing until somebody answers", () => {
    const sent = node("a", { direction: "out", recipientId: "eve", broadcast: true });
    expect(customersOf([sent], "private").get("a")).toBeNull();
    expect(customersOf([sent, node("b", { authorId: "eve", parentIds: ["a"], at: 1 })], "private").get("a")).toBe(
      "eve",
    );
  });
});

describe("nearness in time", () => {
  const messages = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 1000 }), customerId: fc.constantFrom("ann", "ben") }),
    { maxLength: 40 },
  );
  const thread = (given: readonly { at: number; customerId: string }[]) =>
    given.map((one, index) => ({ ...one, nodeId: `n${index}` }));

  test("joins neighbours of one customer within the gap, and only those", () => {
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 100 }), (given, gap) => {
        const all = thread(given);
        const roots = rootsOf(
          all.map((one) => node(one.nodeId, { at: one.at })),
          gapJoins(all, gap),
        );
        for (const customerId of ["ann", "ben"]) {
          const own = all.filter((one) => one.customerId === customerId).toSorted((a, b) => a.at - b.at);
          own.slice(1).forEach((one, index) => {
            const before = own[index];
            const together = roots.get(one.nodeId) === roots.get(before?.nodeId ?? "");
            expect(together).toBe(one.at - (before?.at ?? 0) <= gap);
          });
        }
      }),
    );
  });

  test("one more message only ever joins", () => {
    fc.assert(
      fc.property(messages, fc.integer({ min: 0, max: 1000 }), (given, at) => {
        const before = thread(given);
        const after = [...before, { nodeId: "late", at, customerId: "ann" }];
        const joined = (all: typeof before) =>
          rootsOf(
            all.map((one) => node(one.nodeId)),
            gapJoins(all, 50),
          );
        const [small, large] = [joined(before), joined(after)];
        for (const a of before)
          for (const b of before) {
            if (small.get(a.nodeId) === small.get(b.nodeId)) expect(large.get(a.nodeId)).toBe(large.get(b.nodeId));
          }
      }),
    );
  });
});

test("messages of one moment are ordered by their id", () => {
  expect([node("b"), node("a"), node("c", { at: -1 })].toSorted(inOrder).map((one) => one.nodeId)).toEqual([
    "c",
    "a",
    "b",
  ]);
});
