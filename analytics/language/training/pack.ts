import { type Range, languages, rangeOf } from "../languages.ts";
import { sharedScripts } from "../scripts.ts";
import type { Learner } from "./train.ts";

const WIDTH = languages.length;
const HEAVIEST = 127;
const ranges: readonly Range[] = sharedScripts.map(([, script]) => rangeOf(script));

/** How much of what was learnt is kept. */
export interface Budget {
  readonly pieces: number;
  readonly weights: number;
}

/** Takes from each row of a script what all its languages share, which changes no answer, so that most weights are near 0. */
function centre(rows: Float32Array, start: number): void {
  for (const { first, end } of ranges) {
    const part = rows.subarray(start + first, start + end);
    const middle = part.toSorted()[part.length >> 1] ?? 0;
    if (middle !== 0) for (let at = 0; at < part.length; at += 1) part[at] = (part[at] ?? 0) - middle;
  }
}

/**
 * Keeps the weights that matter most and sets the others to 0 for good: first whole pieces, by how often they stand and
 * how much they say, then single weights by their size.
 */
export function prune(learner: Learner, budget: Budget): void {
  const { rows, vocabulary } = learner;
  const count = vocabulary.pieces.length;
  const worth = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    const start = row * WIDTH;
    centre(rows, start);
    let most = 0;
    for (let at = start; at < start + WIDTH; at += 1) most = Math.max(most, Math.abs(rows[at] ?? 0));
    worth[row] = most * Math.sqrt(vocabulary.counts[row] ?? 0);
  }
  const leastPiece = worth.toSorted()[Math.max(0, count - budget.pieces)] ?? 0;
  const free = new Uint8Array(rows.length);
  const sizes: number[] = [];
  const size = (row: number, cell: number) => Math.abs(rows[cell] ?? 0) * (vocabulary.counts[row] ?? 0) ** 0.2;
  for (let row = 0; row < count; row += 1) {
    if ((worth[row] ?? 0) < leastPiece) continue;
    for (let cell = row * WIDTH; cell < (row + 1) * WIDTH; cell += 1) {
      if (rows[cell] !== 0) sizes.push(size(row, cell));
    }
  }
  const ordered = Float64Array.from(sizes).sort();
  const least = ordered[Math.max(0, ordered.length - budget.weights)] ?? 0;
  for (let row = 0; row < count; row += 1) {
    const kept = (worth[row] ?? 0) >= leastPiece;
    for (let cell = row * WIDTH; cell < (row + 1) * WIDTH; cell += 1) {
      if (kept && rows[cell] !== 0 && size(row, cell) >= least) free[cell] = 1;
      else rows[cell] = 0;
    }
  }
  learner.free = free;
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/**
 * The weights as bytes: how many steps make a weight of 1 (two bytes, in 1/256), then the pieces in ascending order,
 * each as the distance from the one before it, the number of its weights, and each weight as the place of its language
 * and a signed byte. Distances are in groups of 7 bits, the lowest first.
 */
export function pack(learner: Learner): Uint8Array<ArrayBuffer> {
  const { rows, vocabulary } = learner;
  const sizes = rows
    .filter((weight) => weight !== 0)
    .map((weight) => Math.abs(weight))
    .sort();
  const steps = Math.round((256 * HEAVIEST) / (sizes[Math.floor(sizes.length * 0.9995)] ?? 1));
  const bytes: number[] = [steps & 0xff, steps >> 8];
  const order = vocabulary.pieces
    .map((piece, row) => ({ piece, row }))
    .toSorted((one, other) => one.piece - other.piece);
  let before = 0;
  for (const { piece, row } of order) {
    const weights: number[] = [];
    for (let place = 0; place < WIDTH; place += 1) {
      const weight = Math.round(((rows[row * WIDTH + place] ?? 0) * steps) / 256);
      if (weight !== 0) weights.push(place, Math.max(-HEAVIEST, Math.min(HEAVIEST, weight)) & 0xff);
    }
    if (weights.length === 0) continue;
    pushNumber(bytes, piece - before);
    bytes.push(weights.length / 2, ...weights);
    before = piece;
  }
  return Uint8Array.from(bytes);
}
