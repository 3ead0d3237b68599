import { readTexts } from "@firsthand/analytics/text";
import { expect, test } from "vitest";

import { blend, withSaid } from "./blend.ts";
import { addNode, moveTopic, renamingsBetween, retireNode, wordOf } from "./change-taxonomy.ts";
import { isWorse, qualityOf, weightOf } from "./compare.ts";
import type { Taxonomy } from "./taxonomy.ts";
import { trainingSet } from "./training-set.ts";

const node = (id: string, ...texts: string[]) => ({
  id,
  title: id,
  about: "",
  function: null,
  examples: texts.length > 0 ? { en: texts } : {},
});
const tree: Taxonomy = {
  title: "Desk",
  topics: [node("delivery"), node("delivery.late", "a"), node("delivery.late.post", "b"), node("price", "c")],
  intents: [node("order"), node("cancel")],
  nothing: {},
};
const idsOf = ({ topics }: Taxonomy) => topics.map(({ id }) => id);

test("a topic is added below another, with an id made of its title", () => {
  const { taxonomy, id } = addNode(tree, { kind: "topic", parent: "delivery", node: node("Näher: dran!") });
  expect(id).toBe("delivery.naher_dran");
  expect(idsOf(taxonomy)).toEqual(["delivery", "delivery.late", "delivery.late.post", id, "price"]);
  expect(() => addNode(taxonomy, { kind: "topic", parent: "delivery", node: node("Naher dran") })).toThrow("already");
  expect(() => addNode(tree, { kind: "topic", parent: "nowhere", node: node("x") })).toThrow("no topic nowhere");
  expect([wordOf("Поздно"), wordOf("24 hours")]).toEqual(["topic", "t_24_hours"]);
});

test("a topic that moves takes along what is below it, and the labels follow", () => {
  const { taxonomy, renamings, id } = moveTopic(tree, "delivery.late", "price");
  expect(id).toBe("price.late");
  expect(idsOf(taxonomy)).toEqual(["delivery", "price", "price.late", "price.late.post"]);
  expect(renamings.map(({ from, to }) => [from, to])).toEqual([
    ["delivery.late", "price.late"],
    ["delivery.late.post", "price.late.post"],
  ]);
  expect(() => moveTopic(tree, "delivery", "delivery.late")).toThrow("below itself");
});

test("a merged topic leaves its examples and labels to another; a retired one leaves labels for nothing", () => {
  const merged = retireNode(tree, "topic", "delivery.late", "price");
  expect(merged.taxonomy.topics.at(-1)?.examples).toEqual({ en: ["c", "a", "b"] });
  expect(merged.renamings.map(({ from, to }) => [from, to])).toEqual([
    ["delivery.late", "price"],
    ["delivery.late.post", "price"],
  ]);
  expect(retireNode(tree, "intent", "order", null).renamings).toEqual([{ kind: "intent", from: "order", to: null }]);
  expect(() => retireNode(tree, "topic", "delivery", "delivery.late")).toThrow("own labels");
  expect(renamingsBetween(tree, merged.taxonomy).map(({ from, to }) => [from, to])).toEqual([
    ["delivery.late", null],
    ["delivery.late.post", null],
  ]);
});

test("a learnt head counts by evidence and by its advantage over the rules", () => {
  expect(weightOf("sentiment", { texts: 0, right: 0, rulesRight: 0 })).toBe(0);
  expect(weightOf("sentiment", { texts: 20, right: 10, rulesRight: 10 })).toBeCloseTo(0.25, 10);
  expect(weightOf("sentiment", { texts: 20, right: 18, rulesRight: 10 })).toBeCloseTo(0.5, 10);
  expect(weightOf("sentiment", { texts: 980, right: 900, rulesRight: 600 })).toBeCloseTo(0.98, 10);
  expect(weightOf("sentiment", { texts: 980, right: 500, rulesRight: 700 })).toBe(0);
  expect(weightOf("topic", { texts: 0, right: 0, rulesRight: 0 })).toBe(1);
});

test("a version is worse only where it loses more texts than chance would bring", () => {
  expect(isWorse([{ won: 0, lost: 2 }])).toBe(false);
  expect(isWorse([{ won: 0, lost: 3 }])).toBe(true);
  expect(
    isWorse([
      { won: 40, lost: 50 },
      { won: 5, lost: 2 },
    ]),
  ).toBe(false);
  expect(isWorse([])).toBe(false);
});

test("quality by hand", () => {
  const pairs = [
    { expected: "a", given: "a" },
    { expected: "a", given: null },
    { expected: "b", given: "b" },
    { expected: null, given: null },
  ];
  expect(qualityOf(pairs)).toEqual({ accuracy: 0.75, macroF1: (2 / 3 + 1 + 2 / 3) / 3 });
  expect(qualityOf([])).toEqual({ accuracy: null, macroF1: null });
});

test("the learnt heads move a reading by their weight, and what a person said of the words stands", () => {
  const [rules] = readTexts([{ text: "Where is my order?", direction: "in" }]);
  if (!rules) throw new Error("nothing was read");
  const sure = (label: string) => ({ label, probability: 1, ranked: [{ label, probability: 1 }] });
  const verdicts = { topic: sure("delivery.late"), sentiment: sure("negative"), function: sure("sales") };
  const still = blend(rules, verdicts, {});
  expect(still).toEqual({ ...rules, topic: "delivery.late" });
  const half = blend(rules, verdicts, { sentiment: 0.5, function: 0.6 });
  expect(half.sentiment).toBeCloseTo(0.5 * rules.sentiment - 0.5, 10);
  expect(half.function).toBe("sales");
  const said = withSaid(
    half,
    new Map([
      ["topic", null],
      ["mood", "positive"],
      ["urgency", "true"],
    ] as const),
  );
  expect(said).toEqual({ ...half, topic: null, sentiment: 0.7, urgency: 1 });
});

test("a topic is said where it is sure, the one above where only the branch is, and otherwise none", () => {
  const [rules] = readTexts([{ text: "Where is my order?", direction: "in" }]);
  if (!rules) throw new Error("nothing was read");
  const nodes = { topic: new Set(["delivery", "delivery.late", "delivery.lost", "price"]), intent: new Set<string>() };
  const topicOf = (ranked: readonly (readonly [string, number])[], known = nodes) => {
    const found = ranked.map(([label, probability]) => ({ label, probability }));
    const [best] = found;
    const verdict = { label: best?.label ?? null, probability: best?.probability ?? 1, ranked: found };
    return blend(rules, { topic: verdict }, {}, known).topic;
  };
  const torn = [
    ["delivery.late", 0.3],
    ["delivery.lost", 0.25],
    ["price", 0.2],
  ] as const;
  expect(
    topicOf([
      ["delivery.late", 0.5],
      ["delivery.lost", 0.3],
    ]),
  ).toBe("delivery.late");
  expect(topicOf(torn)).toBe("delivery");
  expect(topicOf(torn.slice(1))).toBeNull();
  expect(topicOf([])).toBeNull();
  // a topic that is no more says nothing, and a branch is not sure by it
  expect(topicOf(torn, { ...nodes, topic: new Set(["delivery", "delivery.late"]) })).toBeNull();
  const deep = { ...nodes, topic: new Set(["a", "a.b", "a.b.c", "a.b.d", "a.e"]) };
  expect(
    topicOf(
      [
        ["a.b.c", 0.3],
        ["a.b.d", 0.2],
        ["a.e", 0.4],
      ],
      deep,
    ),
  ).toBe("a.b");
  expect(
    topicOf(
      [
        ["a.e", 0.4],
        ["a.b.c", 0.2],
        ["a.b.d", 0.2],
      ],
      deep,
    ),
  ).toBe("a");
});

test("a text that stands in several places teaches all of them, and `nothing` only what they leave open", () => {
  const { examples } = trainingSet(
    {
      title: "Desk",
      topics: [node("price", "too dear", "an offer"), node("late", "too dear")],
      intents: [node("complain", "too dear", "this is bad")],
      nothing: { en: ["this is bad", "an offer", "hello"] },
    },
    [],
  );
  const labelsOf = (text: string) => examples.filter((one) => one.text === text).map(({ labels }) => labels);
  expect(labelsOf("an offer")).toEqual([{ topic: "price", intent: null }]);
  expect(labelsOf("this is bad")).toEqual([{ intent: "complain", topic: null }]);
  expect(labelsOf("hello")).toEqual([{ topic: null, intent: null }]);
  expect(labelsOf("too dear")).toEqual([{ topic: "price", intent: "complain" }, { topic: "late" }]);
});

test("texts that are kept back, and labels that the tree does not have, are not learnt from", () => {
  const text = (hash: string, topic: string) => ({ hash, text: hash, language: null, labels: { topic } });
  const { examples } = trainingSet({ ...tree, topics: [node("price", "c", "d", "e")], intents: [] }, [
    text("00000000-0000-0000-0000-000000000005", "price"),
    text("00000000-0000-0000-0000-000000000006", "price"),
    text("00000000-0000-0000-0000-000000000007", "gone"),
  ]);
  expect(examples.map((example) => example.text)).toEqual(["c", "d", "e", "00000000-0000-0000-0000-000000000006"]);
});

test("a text that is kept back is not learnt from where somebody made an example of it either", () => {
  const held = {
    hash: "00000000-0000-0000-0000-000000000005",
    text: "so dear ",
    language: null,
    labels: { topic: null },
  };
  const { examples } = trainingSet({ ...tree, topics: [node("price", "so dear", "d")], intents: [] }, [held]);
  expect(examples.map((example) => example.text)).not.toContain("so dear");
  expect(examples.map((example) => example.text)).toContain("d");
});
