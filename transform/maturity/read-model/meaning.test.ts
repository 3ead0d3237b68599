import { expect, test } from "vitest";

import { readMaturityModel } from "./index.ts";
import { BAKERY, computed } from "./testing/bakery.ts";

const read = (text: string) => readMaturityModel(text, { computed });

/** The bakery with one place changed; the place must be there. */
function bakery(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, BAKERY);
}

const SOLD = "dimensions.0.cells.shop.criteria.0";
const DARK = "dimensions.0.cells.shop.criteria.1";
const LIKED = "dimensions.0.cells.chain.criteria.0";

test.each<readonly [string, readonly [string, string], string]>([
  [
    "a stage twice",
    ["A chain }\n", "A chain }\n  - { id: shop, title: Again }\n"],
    "7 stages.3.id: another stage has the id shop already",
  ],
  [
    "a dimension twice",
    ["id: staff\n", "id: bread\n"],
    "31 dimensions.1.id: another dimension has the id bread already",
  ],
  [
    "a stream twice",
    ["id: dark", "id: white"],
    "16 dimensions.0.streams.1.id: another stream has the id white already",
  ],
  [
    "a criterion twice",
    ["id: staff-rota", "id: bread-liked"],
    "39 dimensions.1.cells.chain.criteria.0.id: another criterion or gate has the id bread-liked already",
  ],
  [
    "a gate with the id of a criterion",
    ["id: gate-baker", "id: bread-sold"],
    "12 divide.gates.0.id: another criterion or gate has the id bread-sold already",
  ],
  [
    "no evidence",
    ["metric: oven_hours, between: [2, 8], cases: 5, ", ""],
    `22 ${DARK}: it needs its evidence: metric, any or attest`,
  ],
  [
    "two kinds of evidence",
    ["attest: { proof: the rota }", "attest: { proof: the rota }, metric: praise, at_least: 1"],
    "39 dimensions.1.cells.chain.criteria.0.attest: write metric or attest, not both",
  ],
  [
    "a bound beside an answer",
    ["attest: { proof: the rota }", "attest: { proof: the rota }, at_least: 1"],
    "39 dimensions.1.cells.chain.criteria.0.at_least: it needs a metric beside it",
  ],
  [
    "a bound beside several metrics",
    ["says: It is liked.", "says: It is liked.\n            cases: 5"],
    `28 ${LIKED}.cases: it needs a metric beside it; write it within each entry of any`,
  ],
  [
    "no bound",
    ["metric: oven_hours, between: [2, 8]", "metric: oven_hours"],
    `22 ${DARK}.metric: say what is asked of it: at_least, at_most, between or measured`,
  ],
  [
    "two bounds",
    ["between: [2, 8]", "at_least: 2, at_most: 8"],
    `22 ${DARK}.at_most: write only one of at_least, at_most`,
  ],
  [
    "two bounds of one of several",
    ["measured: true", "measured: true, at_least: 2"],
    `29 ${LIKED}.any.0.measured: write only one of at_least, measured`,
  ],
  ["a range upside down", ["[2, 8]", "[8, 2]"], `22 ${DARK}.between: the first number has to be lower than the second`],
  [
    "a range upside down because of a number",
    ["[2, 8]", "[{ number: mouths }, 8]"],
    `22 ${DARK}.between: the first number has to be lower than the second`,
  ],
  [
    "a metric mistyped",
    ["metric: loaves_sold", "metric: loaves_slod"],
    `21 ${SOLD}.metric: there is no metric loaves_slod; did you mean loaves_sold?`,
  ],
  [
    "a metric that nobody knows",
    ["metric: smell", "metric: temperature"],
    `30 ${LIKED}.any.1.metric: there is no metric temperature; one that the product does not compute has to be declared under metrics`,
  ],
  [
    "a metric named as things of the language are",
    ["metric: smell", "metric: constructor"],
    `30 ${LIKED}.any.1.metric: there is no metric constructor; one that the product does not compute has to be declared under metrics`,
  ],
  [
    "a number mistyped",
    ["number: mouths", "number: mouhts"],
    `21 ${SOLD}.at_least.number: there is no number mouhts; did you mean mouths?`,
  ],
  [
    "a bound that no number can hold",
    ["times: 0.5", "times: 1.0e+308"],
    `21 ${SOLD}.at_least: this comes to more than a number can hold`,
  ],
  ["a number too high", ["value: 100", "value: 501"], "45 numbers.mouths.value: it has to be at most 500"],
  ["a number too low", ["value: 100", "value: 0"], "45 numbers.mouths.value: it has to be at least 1"],
  [
    "a number that can have no value",
    ["least: 1, most: 500", "least: 501, most: 500"],
    "45 numbers.mouths.most: it has to be at least 501, the least",
  ],
  [
    "a stage mistyped",
    ["      chain:\n        says: Many", "      chian:\n        says: Many"],
    "36 dimensions.1.cells.chian: there is no stage chian; did you mean chain?",
  ],
  [
    "a first stage that asks",
    ["stall: { says: One person. }", "stall: { says: One., criteria: [{ id: x, says: X., attest: { proof: p } }] }"],
    "35 dimensions.1.cells.stall.criteria: the first stage, stall, asks for nothing: everybody starts there",
  ],
  [
    "a stream mistyped",
    ["stream: white", "stream: whte"],
    `21 ${SOLD}.stream: there is no stream whte; did you mean white?`,
  ],
  [
    "a stream where there are none",
    ["id: staff-rota,", "id: staff-rota, stream: white,"],
    "39 dimensions.1.cells.chain.criteria.0.stream: there is no stream white; there are none",
  ],
  [
    "a stream of a gate",
    ["id: gate-baker,", "id: gate-baker, stream: white,"],
    "12 divide.gates.0.stream: a gate belongs to no stream",
  ],
  [
    "a pillar mistyped",
    ["pillars: [bread]", "pillars: [bread, stuff]"],
    "41 standing.pillars.1: there is no dimension stuff; did you mean staff?",
  ],
  ["a pillar twice", ["pillars: [bread]", "pillars: [bread, bread]"], "41 standing.pillars.1: bread is named already"],
  [
    "a divide after nothing",
    ["after: shop", "after: market"],
    "9 divide.after: there is no stage market; there are stall, shop, chain",
  ],
  [
    "a divide at the end",
    ["after: shop", "after: chain"],
    "9 divide.after: chain is the last stage: nothing lies behind it",
  ],
  [
    "certainty upside down",
    ["numbers:\n", "confidence: { high: 0.5 }\nnumbers:\n"],
    "44 confidence.medium: it has to be at most 0.5, as high is",
  ],
  [
    "a dimension that asks for nothing",
    ["        criteria:\n          - { id: staff-rota, says: There is a rota., attest: { proof: the rota } }\n", ""],
    "31 dimensions.1: the dimension staff has no criterion in any of its cells",
  ],
  [
    "a kind of pillars that is none",
    ["pillars: [bread]", "pillars: most"],
    "41 standing.pillars: write all, or a list of the ids of dimensions",
  ],
  [
    "an amount that is none",
    ["at_most: 3", "at_most: few"],
    `30 ${LIKED}.any.1.at_most: write a number, or { number: ..., times: ..., least: ... }`,
  ],
  [
    "a single stage",
    ["  - { id: shop, title: A shop, says: Bread every day. }\n  - { id: chain, title: A chain }\n", ""],
    "3 stages: write at least 2 entries",
  ],
  [
    "measured with another word",
    ["measured: true", "measured: yes"],
    `29 ${LIKED}.any.0.measured: write measured: true, or one of at_least, at_most, between`,
  ],
])("%s is told with its line", (_, change, fault) => {
  const found = read(bakery(change));
  expect(found.ok ? [] : found.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`)).toEqual([fault]);
});

test("several mistakes are told together, in the order of their lines", () => {
  const found = read(
    bakery(["after: shop", "after: chain"], ["[2, 8]", "[8, 2]"], ["value: 100", "value: 0"], ["loaves_sold", "loafs"]),
  );
  expect(found.ok ? [] : found.faults.map(({ line }) => line)).toEqual([9, 21, 22, 45]);
});

test("very many criteria cannot be drawn very often", () => {
  const criteria = Array.from(
    { length: 30 },
    (_, at) => `{ id: c-AT-${at}, says: S., metric: praise, measured: true }`,
  );
  const dimensions = Array.from(
    { length: 34 },
    (_, at) =>
      `  - { id: d${at}, title: D, cells: { shop: { says: S., criteria: [${criteria.join(", ").replaceAll("AT", String(at))}] } } }`,
  );
  const text = bakery(["standing:\n", `${dimensions.join("\n")}\nconfidence: { draws: 20000 }\nstanding:\n`]);
  const found = read(text);
  expect(found.ok ? [] : found.faults).toEqual([
    {
      line: expect.any(Number),
      path: "confidence.draws",
      message: "with 1025 criteria it has to be at most 19512: more take too long",
    },
  ]);
  expect(read(text.replace("20000", "19512")).ok).toBe(true);
});
