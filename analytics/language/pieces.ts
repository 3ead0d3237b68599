import { HAN } from "./scripts.ts";

const BOUNDARY = 0x20;
const STEP = 0x9e37_79b1;
const PIECE_SEED = 0x2545_f491;
const WORD_SEED = 0x7f4a_7c15;
const LONGEST_PIECE = 4;
/** A word of so many letters is a piece by itself; shorter ones are within the other pieces already. */
const FEWEST_OF_WORD = 4;

/** Pieces are known by 24 bits of a hash. */
export const PIECE_BITS = 24;

/** The most pieces that a word of so many letters has. */
export function mostPieces(letters: number): number {
  return 5 * letters + 16;
}

function finished(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 13)) >>> (32 - PIECE_BITS);
}

/**
 * The pieces of one word: its letters in runs of one (outside ASCII) to four, its first and last four with the edge of
 * the word, and the whole of it. `word` holds the letters in lower case from place 1 to `length`; the places around them
 * are overwritten. Writes the pieces to `out` and returns how many there are.
 */
function piecesOfWord(word: Uint16Array, length: number, out: Int32Array): number {
  word[0] = BOUNDARY;
  word[length + 1] = BOUNDARY;
  const end = length + 2;
  let next = 0;
  let whole = WORD_SEED;
  for (let start = 0; start < end - 1; start += 1) {
    const first = word[start] ?? 0;
    if (start > 0) whole = Math.imul(whole ^ first, STEP) ^ (whole >>> 15);
    let hash = Math.imul(PIECE_SEED ^ first, STEP);
    if (first >= 0x80) {
      out[next] = finished(hash);
      next += 1;
    }
    const stop = Math.min(end, start + LONGEST_PIECE + (start === 0 || start + LONGEST_PIECE + 1 === end ? 1 : 0));
    for (let place = start + 1; place < stop; place += 1) {
      hash = Math.imul(hash ^ (word[place] ?? 0), STEP) ^ (hash >>> 15);
      out[next] = finished(hash);
      next += 1;
    }
  }
  if (length >= FEWEST_OF_WORD) {
    out[next] = finished(whole);
    next += 1;
  }
  return next;
}

/** The pieces of a word in its script; see `piecesOfWord`. */
export function piecesOf(script: number, word: Uint16Array, length: number, out: Int32Array): number {
  return script === HAN ? piecesOfRun(word, length, out) : piecesOfWord(word, length, out);
}

/** The pieces of a run of Han characters and kana: each by itself, and each two neighbours. */
function piecesOfRun(word: Uint16Array, length: number, out: Int32Array): number {
  let next = 0;
  for (let place = 1; place <= length; place += 1) {
    const hash = Math.imul(PIECE_SEED ^ (word[place] ?? 0), STEP);
    out[next] = finished(hash);
    next += 1;
    if (place === length) break;
    out[next] = finished(Math.imul(hash ^ (word[place + 1] ?? 0), STEP) ^ (hash >>> 15));
    next += 1;
  }
  return next;
}

/** The piece that an n-gram is: two to five letters in lower case, a space for the edge of a word. */
export function pieceOf(written: string): number {
  const whole = written.length > LONGEST_PIECE + 1;
  const letters = whole ? written.trim() : written;
  let hash = whole ? WORD_SEED : Math.imul(PIECE_SEED ^ letters.charCodeAt(0), STEP);
  for (let at = whole ? 0 : 1; at < letters.length; at += 1) {
    hash = Math.imul(hash ^ letters.charCodeAt(at), STEP) ^ (hash >>> 15);
  }
  return finished(hash);
}
