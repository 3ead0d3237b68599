import type { Example, HeadOptions } from "../contract.ts";
import { emptyGrams, findGrams } from "./grams.ts";
import { NONE, NOT_SAID, type Targets } from "./learn-head.ts";
import { seeded, shuffle } from "./numbers.ts";
import { type Rows, RowsMaker, VectorMaker, readNumbers } from "./vectors.ts";
import { FeatureCounter, type Vocabulary } from "./vocabulary.ts";

/** From so many texts on, what stands in a single one is left out; among few examples a label single words tell most. */
const MANY_TEXTS = 8000;
const MOST_FEATURES = 400_000;
/** So many weights take 80 MB. */
const MOST_WEIGHTS = 20_000_000;

/** Examples made ready for learning, in an order of their own. */
export interface Corpus {
  readonly texts: readonly string[];
  readonly reads: readonly Float32Array[];
  readonly targets: readonly Targets[];
}

function keyOf({ text, labels, weight }: Example): string {
  const said = Object.keys(labels).toSorted();
  return JSON.stringify([text, said.map((name) => [name, labels[name]]), weight ?? 1]);
}

/** Examples in an order that does not depend on the order in which they came. */
function inOrder(examples: readonly Example[]): readonly Example[] {
  const keyed = examples.map((example) => ({ example, key: keyOf(example) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ example }) => example);
}

function targetsOf(examples: readonly Example[], head: string): Targets {
  const said = examples.map(({ labels }) => (Object.hasOwn(labels, head) ? labels[head] : undefined));
  const labels = [...new Set(said)].filter((label) => typeof label === "string").sort();
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const numberOf = (label: string | null | undefined) =>
    label === undefined ? NOT_SAID : label === null ? NONE : (numbers.get(label) ?? NOT_SAID);
  return {
    labels,
    byRow: Int32Array.from(said, numberOf),
    importance: Float32Array.from(examples, ({ weight }) => Math.max(0, weight ?? 1) || 1e-6),
  };
}

/** Makes examples ready. */
export function corpusOf(examples: readonly Example[], heads: readonly HeadOptions[]): Corpus {
  const sorted = inOrder(examples);
  return {
    texts: sorted.map(({ text }) => text),
    reads: sorted.map(({ text }) => readNumbers(text)),
    targets: heads.map(({ name }) => targetsOf(sorted, name)),
  };
}

/** How many columns the heads of a corpus need. */
export function columnsOf({ targets }: Corpus): number {
  return targets.reduce((sum, { labels }) => sum + labels.length + 1, 0);
}

/** Finds the features of some of the texts, and makes a row of each text by them. */
export function rowsOf(corpus: Corpus, places: Int32Array): { readonly vocabulary: Vocabulary; readonly rows: Rows } {
  const grams = emptyGrams();
  const counter = new FeatureCounter();
  for (const place of places) {
    findGrams(corpus.texts[place] ?? "", grams);
    counter.add(grams);
  }
  const most = Math.min(MOST_FEATURES, Math.floor(MOST_WEIGHTS / Math.max(1, columnsOf(corpus))));
  const vocabulary = counter.vocabulary(places.length < MANY_TEXTS ? 1 : 2, most);
  const maker = new VectorMaker(vocabulary);
  const rows = new RowsMaker();
  for (const [place, text] of corpus.texts.entries()) {
    rows.add(maker.make(text, corpus.reads[place] ?? new Float32Array()));
  }
  return { vocabulary, rows: rows.rows() };
}

/** Deals the rows to so many parts, each with its share of every label of the first head. */
export function dealt(corpus: Corpus, parts: number, seed: number): Uint8Array {
  const order = Int32Array.from(corpus.texts, (_, place) => place);
  shuffle(order, seeded(seed));
  const labelOf = (place: number) => corpus.targets[0]?.byRow[place] ?? 0;
  const sorted = [...order].sort((a, b) => labelOf(a) - labelOf(b));
  const part = new Uint8Array(order.length);
  for (const [at, place] of sorted.entries()) part[place] = at % parts;
  return part;
}
