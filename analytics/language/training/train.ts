import { PIECE_BITS } from "../pieces.ts";
import { languages } from "../languages.ts";
import { TextPieces } from "./pieces-of-text.ts";
import { seededRandom } from "./random.ts";
import { varied, withoutMarks } from "./vary.ts";

/** A text whose language is known, by the place of the language. */
export interface Lesson {
  readonly place: number;
  readonly text: string;
}

const WIDTH = languages.length;
const FEWEST_TEXTS = 4;
const MOST_PIECES = 700_000;
const RATE = 0.35;
const STEADY = 0.3;

interface Vocabulary {
  readonly pieces: readonly number[];
  readonly counts: readonly number[];
  /** The row of each piece, plus one; 0 for pieces that are not learnt. */
  readonly rowOf: Int32Array;
}

/** The pieces that stand in enough texts, the commonest first; those already `known` count as if they stood in enough. */
export function vocabularyOf(lessons: readonly Lesson[], known: Iterable<number>): Vocabulary {
  const seen = new Int32Array(2 ** PIECE_BITS);
  for (const piece of known) seen[piece] = FEWEST_TEXTS;
  const last = new Int32Array(2 ** PIECE_BITS);
  const reader = new TextPieces();
  for (const [index, { place, text }] of lessons.entries()) {
    const plain = index % 6 === 0 ? withoutMarks(text) : text;
    reader.read(plain, place);
    for (let at = 0; at < reader.count; at += 1) {
      const piece = reader.pieces[at] ?? 0;
      if (last[piece] === index + 1) continue;
      last[piece] = index + 1;
      seen[piece] = (seen[piece] ?? 0) + 1;
    }
  }
  const pieces: number[] = [];
  for (let piece = 0; piece < seen.length; piece += 1) {
    if ((seen[piece] ?? 0) >= FEWEST_TEXTS) pieces.push(piece);
  }
  pieces.sort((one, other) => (seen[other] ?? 0) - (seen[one] ?? 0) || one - other);
  pieces.length = Math.min(pieces.length, MOST_PIECES);
  const rowOf = new Int32Array(2 ** PIECE_BITS);
  for (const [row, piece] of pieces.entries()) rowOf[piece] = row + 1;
  return { pieces, counts: pieces.map((piece) => seen[piece] ?? 0), rowOf };
}

/** Logistic regression over the languages of one script at a time, learnt a text after the other. */
export class Learner {
  readonly vocabulary: Vocabulary;
  readonly rows: Float32Array;
  /** Where it is 0, a weight stays as it is. */
  free: Uint8Array | null = null;
  private readonly moved: Float32Array;
  private readonly reader = new TextPieces();
  private readonly scores = new Float64Array(WIDTH);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.rows = new Float32Array(vocabulary.pieces.length * WIDTH);
    this.moved = new Float32Array(vocabulary.pieces.length).fill(STEADY);
  }

  /** Sets the weight of a piece for a language before anything is learnt. */
  begin(piece: number, place: number, weight: number): void {
    const row = (this.vocabulary.rowOf[piece] ?? 0) - 1;
    if (row >= 0) this.rows[row * WIDTH + place] = weight;
  }

  /** Learns from each lesson once, in the order given. Returns the mean loss. */
  round(lessons: readonly Lesson[], seed: number, rate = RATE): number {
    const random = seededRandom(seed);
    let loss = 0;
    let learnt = 0;
    for (const { place, text } of lessons) {
      const one = this.learn(varied(text, random), place, rate);
      if (one === null) continue;
      loss += one;
      learnt += 1;
    }
    return loss / Math.max(1, learnt);
  }

  private learn(text: string, place: number, rate: number): number | null {
    const range = this.reader.read(text, place);
    if (range === null) return null;
    const { first, end } = range;
    const { pieces, count } = this.reader;
    const { rowOf } = this.vocabulary;
    const { rows, scores, moved, free } = this;
    const share = 1 / Math.sqrt(count);
    scores.fill(0, first, end);
    for (let at = 0; at < count; at += 1) {
      const row = (rowOf[pieces[at] ?? 0] ?? 0) - 1;
      if (row < 0) continue;
      const start = row * WIDTH;
      for (let language = first; language < end; language += 1) {
        scores[language] = (scores[language] ?? 0) + (rows[start + language] ?? 0);
      }
    }
    let most = -Infinity;
    for (let language = first; language < end; language += 1) most = Math.max(most, (scores[language] ?? 0) * share);
    let total = 0;
    for (let language = first; language < end; language += 1) {
      const likely = Math.exp((scores[language] ?? 0) * share - most);
      scores[language] = likely;
      total += likely;
    }
    let square = 0;
    for (let language = first; language < end; language += 1) {
      const slope = (scores[language] ?? 0) / total - (language === place ? 1 : 0);
      scores[language] = slope * share;
      square += slope * slope * share * share;
    }
    const loss = -Math.log(Math.max(1e-9, 1 + (scores[place] ?? 0) / share));
    for (let at = 0; at < count; at += 1) {
      const row = (rowOf[pieces[at] ?? 0] ?? 0) - 1;
      if (row < 0) continue;
      const start = row * WIDTH;
      const spent = (moved[row] ?? 0) + square;
      moved[row] = spent;
      const step = rate / Math.sqrt(spent);
      for (let language = first; language < end; language += 1) {
        const cell = start + language;
        if (free === null || free[cell] === 1) rows[cell] = (rows[cell] ?? 0) - step * (scores[language] ?? 0);
      }
    }
    return loss;
  }
}
