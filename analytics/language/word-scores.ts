import { languages } from "./languages.ts";
import type { Model } from "./model.ts";
import { mostPieces, piecesOf } from "./pieces.ts";
import { LONGEST_WORD } from "./words.ts";

const WIDTH = languages.length;
/** Words remembered at a time, and the longest of them. */
const SLOTS = 65_536;
const LONGEST_REMEMBERED = 14;
const STRIDE = 16;

/**
 * What whole words say for each language. The words met last are remembered, because the same few words make up most of
 * what people write; what is remembered changes the speed, never the scores.
 */
export class WordScores {
  /** Scores of the languages, from the place that `rowOf` gives on. */
  readonly scores = new Int16Array((SLOTS + 1) * WIDTH);
  /** How many pieces each row is made of, by its place divided by the number of languages. */
  readonly counts = new Uint8Array(SLOTS + 1);
  private readonly keys = new Uint16Array(SLOTS * STRIDE);
  private readonly pieces = new Int32Array(mostPieces(LONGEST_WORD));
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  /** The number of the row with the scores of a word, good until the next call. */
  rowOf(script: number, word: Uint16Array, length: number): number {
    if (length > LONGEST_REMEMBERED) return this.fill(SLOTS, script, word, length);
    let hash = length;
    for (let at = 1; at <= length; at += 1) hash = Math.imul(hash ^ (word[at] ?? 0), 0x9e37_79b1) ^ (hash >>> 15);
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const key = slot * STRIDE;
    let same = this.keys[key] === length;
    for (let at = 1; same && at <= length; at += 1) same = this.keys[key + at] === word[at];
    if (same) return slot;
    this.keys[key] = length;
    for (let at = 1; at <= length; at += 1) this.keys[key + at] = word[at] ?? 0;
    return this.fill(slot, script, word, length);
  }

  private fill(row: number, script: number, word: Uint16Array, length: number): number {
    const start = row * WIDTH;
    this.scores.fill(0, start, start + WIDTH);
    const count = piecesOf(script, word, length, this.pieces);
    this.model.add(this.scores, start, this.pieces, count);
    this.counts[row] = count;
    return row;
  }
}
