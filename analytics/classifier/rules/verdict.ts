import type { Verdict } from "../contract.ts";
import { type Head, type Model, insideOf, signsOf } from "./model.ts";
import { exponential, logistic } from "./numbers.ts";
import type { Vector } from "./vectors.ts";

const MOST_RANKED = 5;
const NEGLIGIBLE = -30;

/** What corrections added to the weights: for some features, a number for each column. */
export type Leaning = ReadonlyMap<number, Float64Array>;

/** The scores of all columns for a vector, into the table given. */
export function scoreInto(scores: Float64Array, model: Model, vector: Vector, leaning: Leaning): void {
  const { columns, weights } = model;
  const { numbers, values, count } = vector;
  scores.set(model.biases);
  for (let at = 0; at < count; at += 1) {
    const value = values[at] ?? 0;
    const first = (numbers[at] ?? 0) * columns;
    for (let column = 0; column < columns; column += 1) {
      scores[column] = (scores[column] ?? 0) + value * (weights[first + column] ?? 0);
    }
  }
  if (leaning.size === 0) return;
  for (let at = 0; at < count; at += 1) {
    const added = leaning.get(numbers[at] ?? 0);
    if (!added) continue;
    const value = values[at] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      scores[column] = (scores[column] ?? 0) + value * (added[column] ?? 0);
    }
  }
}

/** The likeliest labels first; equal ones by name. */
function rankedOf(head: Head, scores: Float64Array): Verdict["ranked"] {
  const { labels, first, sharpness } = head;
  const places: number[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < labels.length; at += 1) {
    const score = scores[first + at] ?? 0;
    if (score > top) top = score;
    const last = places.at(-1);
    if (places.length === MOST_RANKED && last !== undefined && score <= (scores[first + last] ?? 0)) continue;
    let into = places.length;
    while (into > 0 && (scores[first + (places[into - 1] ?? 0)] ?? 0) < score) into -= 1;
    places.splice(into, 0, at);
    if (places.length > MOST_RANKED) places.pop();
  }
  let total = 0;
  for (let at = 0; at < labels.length; at += 1) {
    const behind = sharpness * ((scores[first + at] ?? 0) - top);
    if (behind > NEGLIGIBLE) total += exponential(behind);
  }
  return places.map((place) => ({
    label: labels[place] ?? "",
    probability: exponential(sharpness * ((scores[first + place] ?? 0) - top)) / total,
  }));
}

/** The verdict of a head; `known` is the share of the features of the text that are known. */
export function verdictOf(head: Head, scores: Float64Array, known: number): Verdict {
  const { labels, first, gate } = head;
  const ranked = rankedOf(head, scores);
  const [best] = ranked;
  if (!best) return { label: null, probability: 1, ranked };
  if (gate) {
    const none = scores[first + labels.length] ?? 0;
    const inside = insideOf(gate, signsOf(scores.subarray(first, first + labels.length), none, known));
    if (inside < 0) return { label: null, probability: logistic(-gate.slope * inside), ranked };
  }
  return { ...best, ranked };
}
