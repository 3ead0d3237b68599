import { type Mood, moodOf, readTexts } from "@firsthand/analytics/text";

import { GRAM_KINDS, type Grams, emptyGrams, findGrams, gramOf } from "./grams.ts";
import { logarithm } from "./numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How many numbers tell what the word lists read in a text. They stand behind the features of the vocabulary. */
export const READ_NUMBERS = 7;
const MOODS: Readonly<Record<Mood, number>> = { positive: 3, negative: 4, neutral: 5 };

/** What the word lists read in a text, as numbers from 0 to 1: what holds before anything was learnt. */
export function readNumbers(text: string): Float32Array {
  const numbers = new Float32Array(READ_NUMBERS);
  for (const { sentiment, expectsAnswer } of readTexts([{ text, direction: "in" }])) {
    numbers[0] = Math.max(sentiment, 0);
    numbers[1] = Math.max(-sentiment, 0);
    numbers[2] = 1 - Math.abs(sentiment);
    numbers[MOODS[moodOf(sentiment)]] = 1;
    numbers[6] = expectsAnswer;
  }
  return numbers;
}

const LOGARITHMS = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + logarithm(count)));

/** A text as numbers of features with their values; the length of the whole is about 1. */
export interface Vector {
  count: number;
  numbers: Int32Array;
  values: Float32Array;
  /** The share of the words and of all features of the text that are known, on average, from 0 to 1. */
  known: number;
}

/** Turns texts into vectors. One maker serves one text at a time: the vector it gives holds until the next. */
export class VectorMaker {
  readonly grams: Grams = emptyGrams();
  private readonly vocabulary: Vocabulary;
  private readonly counts: Uint16Array;
  private readonly kinds: Uint8Array;
  private readonly vector: Vector = {
    count: 0,
    numbers: new Int32Array(1024),
    values: new Float32Array(1024),
    known: 0,
  };
  private readonly sums = new Float64Array(GRAM_KINDS);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.counts = new Uint16Array(vocabulary.hashes.length);
    this.kinds = new Uint8Array(vocabulary.hashes.length);
  }

  /** The vector of a text; `read` are its `readNumbers`. */
  make(text: string, read: Float32Array): Vector {
    const { vector, grams } = this;
    findGrams(text, grams);
    this.makeRoom(grams.count + READ_NUMBERS);
    this.collect();
    this.weigh();
    const first = this.vocabulary.hashes.length;
    for (let at = 0; at < READ_NUMBERS; at += 1) this.put(first + at, read[at] ?? 0);
    return vector;
  }

  private makeRoom(needed: number): void {
    if (this.vector.numbers.length >= needed) return;
    this.vector.numbers = new Int32Array(2 * needed);
    this.vector.values = new Float32Array(2 * needed);
  }

  private put(number: number, value: number): void {
    if (value === 0) return;
    const { vector } = this;
    vector.numbers[vector.count] = number;
    vector.values[vector.count] = value;
    vector.count += 1;
  }

  /** Counts known features; what is not known makes the text longer, and so weaker. */
  private collect(): void {
    const { grams, vocabulary, vector, counts, sums } = this;
    const { hashes, kinds } = grams;
    const unseen = vocabulary.unseen * vocabulary.unseen;
    let words = 0;
    let unknownWords = 0;
    let unknown = 0;
    vector.count = 0;
    sums.fill(0);
    for (let at = 0; at < grams.count; at += 1) {
      const number = vocabulary.find(hashes[at] ?? 0);
      const kind = kinds[at] ?? 0;
      if (kind === gramOf.word) words += 1;
      if (number < 0) {
        unknown += 1;
        if (kind === gramOf.word) unknownWords += 1;
        sums[kind] = (sums[kind] ?? 0) + unseen;
        continue;
      }
      const count = counts[number] ?? 0;
      if (count === 0) {
        vector.numbers[vector.count] = number;
        vector.count += 1;
        this.kinds[number] = kind;
      }
      if (count < 255) counts[number] = count + 1;
    }
    vector.known = words === 0 ? 0 : 1 - (unknownWords / words + unknown / grams.count) / 2;
  }

  private weigh(): void {
    const { vector, vocabulary, counts, sums, kinds } = this;
    for (let at = 0; at < vector.count; at += 1) {
      const number = vector.numbers[at] ?? 0;
      const value = (LOGARITHMS[counts[number] ?? 0] ?? 0) * (vocabulary.rarity[number] ?? 0);
      vector.values[at] = value;
      counts[number] = 0;
      const kind = kinds[number] ?? 0;
      sums[kind] = (sums[kind] ?? 0) + value * value;
    }
    let filled = 0;
    for (const sum of sums) if (sum > 0) filled += 1;
    for (let kind = 0; kind < GRAM_KINDS; kind += 1) {
      const sum = sums[kind] ?? 0;
      sums[kind] = sum > 0 ? 1 / Math.sqrt(sum * filled) : 0;
    }
    for (let at = 0; at < vector.count; at += 1) {
      const factor = sums[kinds[vector.numbers[at] ?? 0] ?? 0] ?? 0;
      vector.values[at] = (vector.values[at] ?? 0) * factor;
    }
  }
}

/** Many vectors one after the other: row `r` lies from `begins[r]` to `ends[r]`. */
export interface Rows {
  readonly count: number;
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: Int32Array;
  readonly values: Float32Array;
  readonly known: Float32Array;
  /** The squared length of each row. */
  readonly squares: Float32Array;
}

/** The squared length of every row. */
export function squaresOf(begins: Int32Array, ends: Int32Array, values: Float32Array): Float32Array {
  return Float32Array.from(begins, (begin, row) => {
    let square = 0;
    for (let at = begin; at < (ends[row] ?? 0); at += 1) square += (values[at] ?? 0) * (values[at] ?? 0);
    return square;
  });
}

/** Copies of vectors, packed. */
export class RowsMaker {
  private numbers = new Int32Array(1 << 16);
  private values = new Float32Array(1 << 16);
  private used = 0;
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  private readonly known: number[] = [];

  add(vector: Vector): void {
    const needed = this.used + vector.count;
    if (needed > this.numbers.length) {
      const numbers = new Int32Array(2 * needed);
      const values = new Float32Array(2 * needed);
      numbers.set(this.numbers);
      values.set(this.values);
      this.numbers = numbers;
      this.values = values;
    }
    this.numbers.set(vector.numbers.subarray(0, vector.count), this.used);
    this.values.set(vector.values.subarray(0, vector.count), this.used);
    this.begins.push(this.used);
    this.ends.push(needed);
    this.known.push(vector.known);
    this.used = needed;
  }

  rows(): Rows {
    const begins = Int32Array.from(this.begins);
    const ends = Int32Array.from(this.ends);
    const values = this.values.slice(0, this.used);
    return {
      count: this.known.length,
      begins,
      ends,
      numbers: this.numbers.slice(0, this.used),
      values,
      known: Float32Array.from(this.known),
      squares: squaresOf(begins, ends, values),
    };
  }
}

/** The same rows with their words only, without what the word lists read: features from `words` on are left out. */
export function wordsOnly(rows: Rows, words: number): Rows {
  const { begins, numbers, values } = rows;
  const ends = rows.ends.map((end, row) => {
    let last = end;
    while (last > (begins[row] ?? 0) && (numbers[last - 1] ?? 0) >= words) last -= 1;
    return last;
  });
  return { ...rows, ends, squares: squaresOf(begins, ends, values) };
}
