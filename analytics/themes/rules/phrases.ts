import type { Piece } from "./words.ts";

/** The parts of a phrase's number: the number of the phrase before its last word, and that of the word. */
const BASE = 2 ** 26;
const LONGEST = 3;

/** A text as numbers of words; -1 parts phrases. */
export interface Coded {
  readonly words: Int32Array;
  /** Equal for texts of one author. */
  readonly author: number;
}

/** Gives each word a number, from 0, in the order in which they come. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly words: string[] = [];

  code(pieces: readonly Piece[]): Int32Array {
    return Int32Array.from(pieces, (piece) => (piece === null ? -1 : this.#numberOf(piece.form)));
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}

/** Phrases of up to three words that enough authors use, by number; the words of each. */
export interface Phrases {
  readonly find: (prefix: number, word: number) => number | undefined;
  readonly words: readonly (readonly number[])[];
}

/**
 * The phrases that at least `fewest` authors use in these texts, found length by length: what holds a rare part is rare
 * (Agrawal, Srikant 1994). Texts of one author stand beside each other.
 */
export function frequentPhrases(texts: readonly Coded[], fewest: number): Phrases {
  const numbers = new Map<number, number>();
  const words: (readonly number[])[] = [];
  const find = (prefix: number, word: number) => numbers.get((prefix + 1) * BASE + word);
  for (let length = 1; length <= LONGEST; length += 1) {
    const counts = new Map<number, { authors: number; last: number; words: readonly number[] }>();
    for (const { words: text, author } of texts)
      eachCandidate(text, { length, find }, (prefix, word) => {
        const key = (prefix + 1) * BASE + word;
        const count = counts.get(key);
        if (!count) counts.set(key, { authors: 1, last: author, words: [...(words[prefix] ?? []), word] });
        else if (count.last !== author) {
          count.authors += 1;
          count.last = author;
        }
      });
    for (const [key, { authors, words: phrase }] of counts)
      if (authors >= fewest) {
        numbers.set(key, words.length);
        words.push(phrase);
      }
  }
  return { find, words };
}

/** Every place where a phrase of this length could stand: the known phrase before its last word, and that word. */
function eachCandidate(
  text: Int32Array,
  { length, find }: { readonly length: number; readonly find: Phrases["find"] },
  take: (prefix: number, word: number) => void,
): void {
  for (let start = 0; start + length <= text.length; start += 1) {
    let prefix: number | undefined = -1;
    for (let at = 0; at < length - 1 && prefix !== undefined; at += 1) {
      const word = text[start + at] ?? -1;
      prefix = word < 0 ? undefined : find(prefix, word);
    }
    const last = text[start + length - 1] ?? -1;
    // The last word must be frequent as well.
    if (prefix !== undefined && last >= 0 && (length === 1 || find(-1, last) !== undefined)) take(prefix, last);
  }
}

/** The numbers of all known phrases of a text, each once, ascending. */
export function phrasesIn(text: Int32Array, { find }: Phrases): number[] {
  const found = new Set<number>();
  for (let start = 0; start < text.length; start += 1) {
    let prefix: number | undefined = -1;
    for (let at = start; at < Math.min(start + LONGEST, text.length); at += 1) {
      const word = text[at] ?? -1;
      prefix = word < 0 ? undefined : find(prefix, word);
      if (prefix === undefined) break;
      found.add(prefix);
    }
  }
  return [...found].toSorted((a, b) => a - b);
}
