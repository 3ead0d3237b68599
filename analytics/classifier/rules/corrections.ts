import type { Model } from "./model.ts";
import type { Pieces } from "./scan.ts";
import { type Leaning, scoreInto } from "./verdict.ts";

/** What somebody said of one text: the label of a head, for this very text and, more weakly, for those like it. */
export interface Correction {
  /** Of the text as it is compared: without case, accents and what is masked. */
  readonly key: string;
  /** The number of the head. */
  readonly head: number;
  readonly label: string | null;
  readonly numbers: Int32Array;
  readonly values: Float32Array;
}

const WANTED_LEAD = 1;
const LONGEST_STEP = 0.5;

/** A mark of a text by what is compared of it, 64 bits long. */
export function keyOf(pieces: Pieces): string {
  let one = 0x811c_9dc5;
  let two = 0x1234_5677;
  const add = (unit: number) => {
    one = Math.imul(one ^ unit, 0x0100_0193);
    two = Math.imul(two ^ unit, 0x85eb_ca6b) ^ (two >>> 13);
  };
  for (let piece = 0; piece < pieces.count; piece += 1) {
    add(0x1_0000 + (pieces.kinds[piece] ?? 0));
    for (let at = pieces.starts[piece] ?? 0; at < (pieces.ends[piece] ?? 0); at += 1) add(pieces.units[at] ?? 0);
  }
  return (one >>> 0).toString(16).padStart(8, "0") + (two >>> 0).toString(16).padStart(8, "0");
}

/** One step of learning (passive-aggressive): the label rises for this text, its strongest rival falls. */
function lean(model: Model, into: Map<number, Float64Array>, correction: Correction, scores: Float64Array): void {
  const head = model.heads[correction.head];
  const label = head && correction.label !== null ? head.labels.indexOf(correction.label) : -1;
  if (!head || label < 0) return;
  const { numbers, values } = correction;
  scoreInto(scores, model, { numbers, values, count: numbers.length, known: 1 }, into);
  const wanted = head.first + label;
  let rival = -1;
  for (let column = head.first; column < head.first + head.labels.length; column += 1) {
    if (column !== wanted && (rival < 0 || (scores[column] ?? 0) > (scores[rival] ?? 0))) rival = column;
  }
  let square = 0;
  for (const value of values) square += value * value;
  const lead = (scores[wanted] ?? 0) - (rival < 0 ? 0 : (scores[rival] ?? 0));
  if (lead >= WANTED_LEAD || square === 0) return;
  const step = Math.min(LONGEST_STEP, (WANTED_LEAD - lead) / (2 * square));
  for (const [at, number] of numbers.entries()) {
    const row = into.get(number) ?? new Float64Array(model.columns);
    const change = step * (values[at] ?? 0);
    row[wanted] = (row[wanted] ?? 0) + change;
    if (rival >= 0) row[rival] = (row[rival] ?? 0) - change;
    into.set(number, row);
  }
}

/** What corrections, one after the other, add to the weights. */
export function leaningOf(model: Model, corrections: readonly Correction[]): Leaning {
  const into = new Map<number, Float64Array>();
  const scores = new Float64Array(model.columns);
  for (const correction of corrections) lean(model, into, correction, scores);
  return into;
}
