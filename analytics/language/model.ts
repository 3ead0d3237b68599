import { PIECE_BITS } from "./pieces.ts";

/** A piece has weights for fewer languages than this holds. */
const COUNT_BITS = 6;
const COUNT_MASK = 0x3f;

/** What the pieces of words say for and against each language. */
export interface Model {
  /** How many steps of a weight make 1. */
  readonly steps: number;
  /** Adds the weights of `count` pieces to the scores of the languages, which begin at `row`. */
  readonly add: (scores: Int16Array, row: number, pieces: Int32Array, count: number) => void;
}

interface Entries {
  /** Pieces in ascending order. */
  readonly pieces: readonly number[];
  /** Where the entries of each piece begin, with their number in the lowest bits. */
  readonly spans: readonly number[];
  /** The place of a language in the high byte, the weight in the low one. */
  readonly entries: Int16Array;
}

function entriesOf(bytes: Uint8Array): Entries {
  const pieces: number[] = [];
  const spans: number[] = [];
  const entries = new Int16Array(bytes.length >> 1);
  let piece = 0;
  let filled = 0;
  let at = 2;
  while (at < bytes.length) {
    let shift = 0;
    let byte = 0x80;
    while (byte >= 0x80) {
      byte = bytes[at] ?? 0;
      piece += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      at += 1;
    }
    const count = bytes[at] ?? 0;
    pieces.push(piece);
    spans.push((filled << COUNT_BITS) | count);
    at += 1;
    for (let index = 0; index < count; index += 1) {
      entries[filled] = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      filled += 1;
      at += 2;
    }
  }
  return { pieces, spans, entries: entries.slice(0, filled) };
}

/** Reads a model from its bytes (see `training/pack.ts`). */
export function modelOf(bytes: Uint8Array): Model {
  const { pieces, spans, entries } = entriesOf(bytes);
  const bits = Math.min(PIECE_BITS, 1 + Math.ceil(Math.log2(pieces.length + 1)));
  const mask = 2 ** bits - 1;
  // Piece and span lie side by side, so that a look-up touches one place in memory.
  const slots = new Int32Array(2 ** (bits + 1)).fill(-1);
  for (const [index, piece] of pieces.entries()) {
    let slot = piece & mask;
    while (slots[2 * slot] !== -1) slot = (slot + 1) & mask;
    slots[2 * slot] = piece;
    slots[2 * slot + 1] = spans[index] ?? 0;
  }
  const add: Model["add"] = (scores, row, found, count) => {
    for (let at = 0; at < count; at += 1) {
      const piece = found[at] ?? 0;
      let slot = piece & mask;
      let known = slots[2 * slot];
      while (known !== piece && known !== -1) {
        slot = (slot + 1) & mask;
        known = slots[2 * slot];
      }
      if (known === -1) continue;
      const span = slots[2 * slot + 1] ?? 0;
      const start = span >> COUNT_BITS;
      const end = start + (span & COUNT_MASK);
      for (let index = start; index < end; index += 1) {
        const entry = entries[index] ?? 0;
        const place = row + (entry >> 8);
        scores[place] = (scores[place] ?? 0) + ((entry << 24) >> 24);
      }
    }
  };
  return { steps: ((bytes[0] ?? 0) + 256 * (bytes[1] ?? 0)) / 256, add };
}
