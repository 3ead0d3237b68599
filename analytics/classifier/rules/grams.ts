import { type Pieces, emptyPieces, pieceOf, scanPieces } from "./scan.ts";

/** The kinds of features; each kind is weighed by itself. */
export const gramOf = { word: 0, pair: 1, part: 2 } as const;
/** How many kinds of features there are. */
export const GRAM_KINDS = 3;

const MOST_GRAMS = 200_000;
const LONGEST_PART = 5;
const EDGE = 0x20;
const LOUD = 0x7001;
const DRAWN_OUT = 0x7002;

/** The features of one text, as hashes; `starts` and `ends` are places in `pieces.units`. */
export interface Grams {
  count: number;
  readonly pieces: Pieces;
  readonly hashes: Int32Array;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Tables for the features of one text at a time. */
export function emptyGrams(): Grams {
  return {
    count: 0,
    pieces: emptyPieces(),
    hashes: new Int32Array(MOST_GRAMS),
    kinds: new Uint8Array(MOST_GRAMS),
    starts: new Int32Array(MOST_GRAMS),
    ends: new Int32Array(MOST_GRAMS),
  };
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return value ^ (value >>> 16);
}

function stepped(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x0100_0193) ^ (hash >>> 15);
}

const SEED_WORD = 0x2545_f491;
const SEED_PAIR = 0x1b87_3593;
const SEED_PART = 0x5f35_6495;

class Maker {
  private readonly out: Grams;

  constructor(out: Grams) {
    this.out = out;
    out.count = 0;
  }

  private add(hash: number, kind: number, start: number, end: number): void {
    const { out } = this;
    if (out.count >= MOST_GRAMS) return;
    out.hashes[out.count] = mixed(hash);
    out.kinds[out.count] = kind;
    out.starts[out.count] = start;
    out.ends[out.count] = end;
    out.count += 1;
  }

  run(): void {
    const { pieces } = this.out;
    let before = SEED_WORD;
    let beforeAt = 0;
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const kind = pieces.kinds[piece] ?? 0;
      const start = pieces.starts[piece] ?? 0;
      const end = pieces.ends[piece] ?? 0;
      if (kind === pieceOf.unspaced) {
        this.unspaced(start, end);
        before = SEED_WORD;
        beforeAt = end;
        continue;
      }
      const whole = this.whole(start, end, kind);
      this.add(whole, gramOf.word, start, end);
      if (kind === pieceOf.word) this.parts(start, end);
      this.loud(pieces.loud[piece] ?? 0, start, end);
      this.add(stepped(before ^ SEED_PAIR, whole), gramOf.pair, beforeAt, end);
      before = whole;
      beforeAt = start;
    }
  }

  private loud(loud: number, start: number, end: number): void {
    if ((loud & 1) !== 0) this.add(stepped(SEED_WORD, DRAWN_OUT), gramOf.word, start, end);
    if ((loud & 2) !== 0) this.add(stepped(SEED_WORD, LOUD), gramOf.word, start, end);
  }

  private whole(start: number, end: number, kind: number): number {
    const { units } = this.out.pieces;
    let hash = stepped(SEED_WORD, kind);
    for (let at = start; at < end; at += 1) hash = stepped(hash, units[at] ?? 0);
    return mixed(hash);
  }

  /** Runs of characters inside a word, its edges counting as characters. */
  private parts(start: number, end: number): void {
    const { units } = this.out.pieces;
    for (let from = start - 1; from < end; from += 1) {
      let hash = stepped(SEED_PART, from < start ? EDGE : (units[from] ?? 0));
      for (let length = 2; length <= LONGEST_PART; length += 1) {
        const at = from + length - 1;
        if (at > end) break;
        hash = stepped(hash, at === end ? EDGE : (units[at] ?? 0));
        this.add(hash, gramOf.part, Math.max(from, start), Math.min(at + 1, end));
      }
    }
  }

  private unspaced(start: number, end: number): void {
    const { units } = this.out.pieces;
    for (let from = start; from < end; from += 1) {
      let hash = SEED_PART;
      for (let length = 1; length <= 4 && from + length <= end; length += 1) {
        hash = stepped(hash, units[from + length - 1] ?? 0);
        this.add(hash, length < 3 ? gramOf.word : gramOf.part, from, from + length);
      }
    }
  }
}

/** Finds the features of a text, into the tables given. */
export function findGrams(text: string, out: Grams): void {
  scanPieces(text, out.pieces);
  new Maker(out).run();
}
