import type { Vocabulary } from "./vocabulary.ts";

/** When a head abstains: the sum of the weighted signs below its limit. */
export interface Gate {
  /** Weights of: the highest score, its lead, the score of "none of them", the share of known features. */
  readonly weights: readonly [number, number, number, number];
  readonly limit: number;
  /** How fast doubt turns into certainty around the limit. */
  readonly slope: number;
}

/** One question: its labels are columns of the table of weights, from `first` on; after them one for "none of them". */
export interface Head {
  readonly name: string;
  readonly labels: readonly string[];
  readonly first: number;
  /** What a score is multiplied with before scores become probabilities. */
  readonly sharpness: number;
  readonly gate: Gate | null;
}

/** Everything that was learnt. `weights` has a row for each feature, with a column for each label of each head. */
export interface Model {
  readonly vocabulary: Vocabulary;
  readonly heads: readonly Head[];
  readonly columns: number;
  readonly biases: Float64Array;
  readonly weights: Float32Array;
}

/** The signs by which a gate decides, for scores of the labels of a head. */
export function signsOf(scores: ArrayLike<number>, none: number, known: number): [number, number, number, number] {
  let highest = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score > highest) {
      second = highest;
      highest = score;
    } else if (score > second) second = score;
  }
  if (scores.length === 0) return [-1, 0, none, known];
  return [highest, scores.length > 1 ? highest - second : 1, none, known];
}

/** How far inside of the limit a text lies; below 0 the head abstains. */
export function insideOf(gate: Gate, signs: readonly [number, number, number, number]): number {
  const [highest, lead, none, known] = gate.weights;
  return signs[0] * highest + signs[1] * lead + signs[2] * none + signs[3] * known - gate.limit;
}
