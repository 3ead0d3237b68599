import { type Classifier, type Example, type TrainOptions } from "./contract.ts";
import { noExamples, sameHeadTwice } from "./errors.ts";
import { LinearClassifier } from "./linear-classifier.ts";
import { gateOf, sharpnessOf } from "./rules/calibrate.ts";
import { type Corpus, columnsOf, corpusOf, rowsOf } from "./rules/corpus.ts";
import { crossFit, saidOf } from "./rules/cross-fit.ts";
import { learnHead } from "./rules/learn-head.ts";
import type { Head, Model } from "./rules/model.ts";
import { greatestOf, stepOf, weightOf } from "./rules/quantise.ts";
import type { Plane } from "./rules/separate.ts";
import { READ_NUMBERS } from "./rules/vectors.ts";

/** How much of the work choosing and calibrating is. */
const FITTING_SHARE = 0.75;
const SEED = 1;

/** Puts a plane into a column, in the steps in which it is kept. */
function put(model: Model, column: number, { weights, bias }: Plane): void {
  const greatest = greatestOf(weights);
  for (let row = 0; row < weights.length; row += 1) {
    model.weights[row * model.columns + column] = weightOf(stepOf(weights[row] ?? 0, greatest), greatest);
  }
  model.biases[column] = bias;
}

function headsOf(
  corpus: Corpus,
  { heads, seed = SEED, onProgress }: TrainOptions,
): {
  readonly heads: readonly Head[];
  readonly settings: readonly { readonly cost: number; readonly even: boolean }[];
} {
  const fit = crossFit(corpus, seed, (share) => onProgress?.(share * FITTING_SHARE));
  let first = 0;
  const made = heads.map(({ name, outOfScope }, at): Head => {
    const targets = corpus.targets[at] ?? { labels: [], byRow: new Int32Array(), importance: new Float32Array() };
    const held = fit.heads[at] ?? { settings: { cost: 1, even: false }, scores: [] };
    const column = first;
    first += targets.labels.length + 1;
    return {
      name,
      labels: targets.labels,
      first: column,
      sharpness: sharpnessOf(targets, held),
      gate: outOfScope === true ? gateOf(targets, held, fit.known, seed) : null,
    };
  });
  return { heads: made, settings: fit.heads.map(({ settings }) => settings) };
}

/**
 * Learns to answer questions from examples. Settings, probabilities and the limits of abstaining follow from the
 * examples alone, by holding parts of them back. The order of the examples does not matter.
 */
export function trainClassifier(examples: readonly Example[], options: TrainOptions): Classifier {
  const names = options.heads.map(({ name }) => name);
  if (new Set(names).size < names.length) throw sameHeadTwice();
  const told = examples.filter(({ labels }) => names.some((name) => Object.hasOwn(labels, name)));
  if (told.length === 0) throw noExamples(names);
  const corpus = corpusOf(told, options.heads);
  const { heads, settings } = headsOf(corpus, options);
  const all = Int32Array.from(corpus.texts, (_, place) => place);
  const { vocabulary, rows } = rowsOf(corpus, all);
  const width = vocabulary.hashes.length + READ_NUMBERS;
  const columns = columnsOf(corpus);
  const model: Model = {
    vocabulary,
    heads,
    columns,
    biases: new Float64Array(columns),
    weights: new Float32Array(width * columns),
  };
  for (const [at, head] of heads.entries()) {
    const targets = corpus.targets[at];
    if (!targets) continue;
    const lesson = { rows, targets, places: saidOf(targets, all), width, seed: options.seed ?? SEED };
    const { planes, none } = learnHead(lesson, settings[at] ?? { cost: 1, even: false });
    for (const [label, plane] of planes.entries()) put(model, head.first + label, plane);
    if (none) put(model, head.first + head.labels.length, none);
    options.onProgress?.(FITTING_SHARE + ((1 - FITTING_SHARE) * (at + 1)) / heads.length);
  }
  return new LinearClassifier(model, []);
}
