import { readFileSync } from "node:fs";

import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readTaxonomy } from "./read-taxonomy.ts";
import { countExamples, parentOf, type Taxonomy } from "./taxonomy.ts";
import { writeTaxonomy } from "./write-taxonomy.ts";

const shippedText = readFileSync(new URL("../../../models/taxonomy.yaml", import.meta.url), "utf8");

function taxonomyOf(text: string): Taxonomy {
  const read = readTaxonomy(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.taxonomy;
}

test("the taxonomy that comes with the product has no mistakes, and enough examples in nine languages", () => {
  const { topics, intents } = taxonomyOf(shippedText);
  const leaves = topics.filter(({ id }) => !topics.some((other) => parentOf(other.id) === id));
  expect(leaves.length).toBeGreaterThanOrEqual(50);
  expect(intents.length).toBeGreaterThanOrEqual(20);
  for (const { id, examples } of [...leaves, ...intents]) {
    expect(examples["en"]?.length, id).toBeGreaterThanOrEqual(10);
    for (const language of ["de", "fr", "es", "pt", "it", "pl", "ru", "id"])
      expect(examples[language]?.length, `${id} ${language}`).toBeGreaterThanOrEqual(3);
  }
  expect(new Set(topics.map((topic) => topic.function))).toEqual(new Set(frontOfficeFunctions));
  const all = [...leaves, ...intents].reduce((sum, node) => sum + countExamples(node), 0);
  expect(all).toBeGreaterThan(2500);
});

test("what is written is read back the same", () => {
  const shipped = taxonomyOf(shippedText);
  expect(taxonomyOf(writeTaxonomy(shipped))).toEqual(shipped);
  const line = fc
    .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
    .map((text) =>
      text
        .replaceAll(/[\p{Cc}\u2028\u2029\uFEFF]+/gu, " ")
        .toWellFormed()
        .trim(),
    )
    .filter((text) => text !== "");
  const node = fc.record({
    title: line,
    about: fc.oneof(fc.constant(""), line),
    function: fc.option(fc.constantFrom(...frontOfficeFunctions)),
    examples: fc.dictionary(fc.constantFrom("en", "de", "no", "pl"), fc.array(line, { minLength: 1, maxLength: 3 }), {
      noNullPrototype: true,
    }),
  });
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 3 }),
      fc.array(node, { maxLength: 2 }),
      line,
      (list, wants, title) => {
        const topics = list.flatMap((one, at) => [
          { ...one, id: `t${at}` },
          { ...one, id: `t${at}.below` },
        ]);
        const taxonomy = { title, topics, intents: wants.map((one, at) => ({ ...one, id: `i${at}` })), nothing: {} };
        expect(taxonomyOf(writeTaxonomy(taxonomy))).toEqual(taxonomy);
      },
    ),
  );
});

test("every mistake is told with its line", () => {
  const text = `title: Desk
topics:
  - id: Late
    title: Late
  - id: price
    title: Price
    function: magic
  - id: price
    title: Price again
intents: []
`;
  const read = readTaxonomy(text);
  expect(read.ok ? [] : read.faults.map(({ line, path }) => [line, path])).toEqual([
    [3, "topics.0.id"],
    [7, "topics.1.function"],
  ]);
  const twice = readTaxonomy(text.replace("Late\n    title", "late\n    title").replace("    function: magic\n", ""));
  expect(twice).toEqual({
    ok: false,
    faults: [{ line: 7, path: "topics.2.id", message: "there is another price beside it" }],
  });
});
