import { characters, kindOf } from "./characters.ts";

/** What a piece of a text is to the classifier. */
export const pieceOf = { word: 0, number: 1, mark: 2, picture: 3, unspaced: 4, mention: 5, link: 6 } as const;

/** Only this many UTF-16 units of a text are read: a bound on the work. */
const MOST_UNITS = 20_000;
const MOST_PIECES = 8000;
const LONGEST_WORD = 40;
const ZERO = 0x30;
const AT = 0x40;
const HASH = 0x23;

/**
 * A text cut into pieces, in tables that the next scan uses again. `units` holds the folded characters, `places` where
 * each stood in the text; `starts` and `ends` of pieces are places in `units`.
 */
export interface Pieces {
  count: number;
  readonly units: Uint16Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  /** Where the piece began and ended in the text. */
  readonly froms: Int32Array;
  readonly tos: Int32Array;
  /** 1 for pieces with a letter drawn out, 2 for those in capitals only, 3 for both. */
  readonly loud: Uint8Array;
}

/** Tables for one scan at a time. */
export function emptyPieces(): Pieces {
  return {
    count: 0,
    units: new Uint16Array(MOST_UNITS + 8),
    places: new Int32Array(MOST_UNITS + 8),
    starts: new Int32Array(MOST_PIECES),
    ends: new Int32Array(MOST_PIECES),
    kinds: new Uint8Array(MOST_PIECES),
    froms: new Int32Array(MOST_PIECES),
    tos: new Int32Array(MOST_PIECES),
    loud: new Uint8Array(MOST_PIECES),
  };
}

const LINK = /^(?:https?:\/\/|www\.)/i;
const BARE_LINK =
  /^[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.(?:com|net|org|co|io|ly|gl|de|fr|ru|pl|es|it|id|br|me|be)\//i;

class Scanner {
  private readonly kinds = characters().kinds;
  private readonly folds = characters().folds;
  private used = 0;
  private readonly text: string;
  private readonly end: number;
  private readonly out: Pieces;

  constructor(text: string, out: Pieces) {
    this.text = text;
    this.end = Math.min(text.length, MOST_UNITS);
    this.out = out;
    out.count = 0;
  }

  run(): void {
    let at = 0;
    let fresh = true;
    while (at < this.end && this.out.count < MOST_PIECES - 1) {
      const kind = this.kindAt(at);
      if (kind === kindOf.space) {
        fresh = true;
        at += 1;
      } else {
        at = fresh ? this.chunk(at) : this.piece(at, kind);
        fresh = false;
      }
    }
  }

  private kindAt(at: number): number {
    return at < this.end ? (this.kinds[this.text.charCodeAt(at)] ?? 0) : kindOf.space;
  }

  /** Begins what stands between two spaces: a link or a mention as a whole, else its first piece. */
  private chunk(at: number): number {
    const first = this.text.charCodeAt(at) | 0x20;
    const linkLike = (first >= 0x61 && first <= 0x7a) || (first >= 0x30 && first <= 0x39);
    if (linkLike) {
      const end = this.chunkEnd(at);
      if (end - at > 4) {
        const part = this.text.slice(at, Math.min(end, at + 200));
        const dotted = part.includes(".") || part.includes(":");
        if (dotted && (LINK.test(part) || BARE_LINK.test(part))) return this.masked(at, end, pieceOf.link);
      }
    }
    return this.piece(at, this.kindAt(at));
  }

  private chunkEnd(at: number): number {
    let end = at + 1;
    while (end < this.end && this.kindAt(end) !== kindOf.space) end += 1;
    return end;
  }

  private piece(at: number, kind: number): number {
    switch (kind) {
      case kindOf.letter:
        return this.word(at);
      case kindOf.digit:
        return this.number(at);
      case kindOf.unspaced:
        return this.unspaced(at);
      case kindOf.mark:
      case kindOf.apostrophe:
        return this.marks(at);
      case kindOf.picture:
        return this.whole(at, at + 1, pieceOf.picture);
      case kindOf.surrogate:
        return this.astral(at);
      default:
        return at + 1;
    }
  }

  private put(at: number, unit: number): void {
    this.out.units[this.used] = unit;
    this.out.places[this.used] = at;
    this.used += 1;
  }

  private close(kind: number, start: number, from: number, to: number): void {
    const { out } = this;
    out.kinds[out.count] = kind;
    out.starts[out.count] = start;
    out.ends[out.count] = this.used;
    out.froms[out.count] = from;
    out.tos[out.count] = to;
    out.loud[out.count] = 0;
    out.count += 1;
  }

  private whole(from: number, to: number, kind: number): number {
    const start = this.used;
    for (let at = from; at < to; at += 1) this.put(at, this.text.charCodeAt(at));
    this.close(kind, start, from, to);
    return to;
  }

  private masked(from: number, to: number, kind: number): number {
    const start = this.used;
    this.put(from, kind);
    this.close(kind, start, from, to);
    return to;
  }

  private word(from: number): number {
    const start = this.used;
    let at = from;
    let run = 0;
    let last = 0;
    let drawnOut = false;
    let capitals = 0;
    let smalls = 0;
    for (; at < this.end; at += 1) {
      const kind = this.kindAt(at);
      if (kind === kindOf.dropped) continue;
      if (kind === kindOf.apostrophe) {
        if (this.kindAt(at + 1) !== kindOf.letter) break;
      } else if (kind !== kindOf.letter && kind !== kindOf.joined) break;
      const unit = this.text.charCodeAt(at);
      const fold = this.folds[unit] ?? unit;
      if (unit === fold) smalls += 1;
      else if (unit < 0x80 || isCapital(this.text, at)) {
        // A capital after a small letter begins a word in #OneWordAfterAnother and in iPhone; only hashtags are cut.
        if (smalls > 0 && from > 0 && this.text.charCodeAt(from - 1) === HASH) {
          this.finish(start, from, at, drawnOut);
          return this.word(at);
        }
        capitals += 1;
      } else smalls += 1;
      run = fold === last ? run + 1 : 1;
      last = fold;
      if (run > 2) drawnOut = true;
      else if (this.used - start < LONGEST_WORD) this.put(at, fold);
    }
    this.finish(start, from, at, drawnOut);
    if (capitals > 2 && smalls === 0) {
      const piece = this.out.count - 1;
      this.out.loud[piece] = (this.out.loud[piece] ?? 0) | 2;
    }
    return at;
  }

  private finish(start: number, from: number, to: number, drawnOut: boolean): void {
    this.close(pieceOf.word, start, from, to);
    if (drawnOut) this.out.loud[this.out.count - 1] = 1;
  }

  /** Numbers of one or two digits stay; of longer ones only their length does, up to six. */
  private number(from: number): number {
    let at = from + 1;
    while (this.kindAt(at) === kindOf.digit) at += 1;
    const start = this.used;
    const long = at - from > 2;
    for (let place = from; place < Math.min(at, from + 6); place += 1) {
      this.put(place, long ? ZERO : (this.folds[this.text.charCodeAt(place)] ?? ZERO));
    }
    this.close(pieceOf.number, start, from, at);
    return at;
  }

  private unspaced(from: number): number {
    const start = this.used;
    let at = from;
    for (; at < this.end && at - from < 400; at += 1) {
      const kind = this.kindAt(at);
      if (kind === kindOf.dropped || kind === kindOf.joined) continue;
      if (kind !== kindOf.unspaced && !(kind === kindOf.surrogate && isHan(this.text, at))) break;
      this.put(at, this.folds[this.text.charCodeAt(at)] ?? 0);
    }
    this.close(pieceOf.unspaced, start, from, at);
    return at;
  }

  /** A run of signs: the same sign three times or more counts as twice. `@name` is masked, `#` begins a hashtag. */
  private marks(from: number): number {
    const first = this.text.charCodeAt(from);
    if (first === AT && isNamed(this.kindAt(from + 1))) return this.mention(from);
    const start = this.used;
    let at = from;
    let run = 0;
    let last = 0;
    for (; at < this.end && this.used - start < 6; at += 1) {
      const kind = this.kindAt(at);
      if (kind !== kindOf.mark && kind !== kindOf.apostrophe) break;
      const unit = this.text.charCodeAt(at);
      if (unit === AT && at > from && isNamed(this.kindAt(at + 1))) break;
      const fold = this.folds[unit] ?? unit;
      run = fold === last ? run + 1 : 1;
      last = fold;
      if (run <= 2) this.put(at, fold);
    }
    this.close(pieceOf.mark, start, from, at);
    return at;
  }

  private mention(from: number): number {
    let at = from + 1;
    for (; at < this.end; at += 1) {
      const kind = this.kindAt(at);
      const word = kind === kindOf.letter || kind === kindOf.digit || kind === kindOf.joined;
      if (!word && this.text.charCodeAt(at) !== 0x5f) break;
    }
    return this.masked(from, at, pieceOf.mention);
  }

  private astral(at: number): number {
    const code = this.text.codePointAt(at) ?? 0;
    if (code < 0x1_0000) return at + 1;
    if (isHan(this.text, at)) return this.unspaced(at);
    if (code >= 0x1_f3fb && code <= 0x1_f3ff) return at + 2;
    if (code >= 0x1_f000 && code < 0x1_fb00) return this.whole(at, at + 2, pieceOf.picture);
    return at + 2;
  }
}

function isCapital(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}

function isNamed(kind: number): boolean {
  return kind === kindOf.letter || kind === kindOf.digit;
}

/** Whether a surrogate is of the planes of Han characters. */
function isHan(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd840 && unit <= 0xd888) return true;
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  return unit >= 0xdc00 && before >= 0xd840 && before <= 0xd888;
}

/** Cuts a text into pieces, in one pass, into the tables given. Any string is accepted. */
export function scanPieces(text: string, out: Pieces): void {
  new Scanner(text, out).run();
}
