import { type Cue, cueNames, cuesOf } from "./cues.ts";
import { fold, kindOfUnit, unitKind } from "./fold.ts";

/** A run of letters and digits. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "digits" | "letters" | "mixed";
  /** As the text has it, folded. */
  readonly word: string;
  /** What the word says of a number after it, see `cuesOf`. */
  readonly said: number;
}

/** Places that no finding may touch: masks, and what was found before. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text cut into tokens. */
export interface Tokens {
  readonly text: string;
  /** The text folded, place by place. */
  readonly plain: string;
  readonly list: readonly Token[];
  /** All that its words say together, see `cuesOf`. */
  readonly said: number;
}

/** Cuts a text into runs of letters and digits; everything else lies between them. */
export function tokensOf(text: string, plain: string = fold(text)): Tokens {
  const list: Token[] = [];
  let at = 0;
  let said = 0;
  while (at < text.length) {
    let kind = kindOfUnit(text, at);
    if (kind === unitKind.other) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = 0;
    while (kind !== unitKind.other) {
      if (kind === unitKind.digit) digits += 1;
      at += 1;
      kind = kindOfUnit(text, at);
    }
    const word = plain.slice(start, at);
    const allDigits = digits === at - start;
    // "né" and "ne" differ in what they say, and in nothing else.
    const key = word === "ne" && text.slice(start, at).toLowerCase() === "né" ? "nee" : word;
    const token = { start, end: at, word, said: allDigits ? 0 : cuesOf(key) };
    said |= token.said;
    list.push({ ...token, kind: allDigits ? "digits" : digits === 0 ? "letters" : "mixed" });
  }
  return { text, plain, list, said };
}

const REACH = 30;
const LONG_AGO = -1_000_000;

/** The words passed so far, as far as they tell what a number is. Places are counted without findings and masks, so
 * that a masked text is read just as the text itself was. */
export class Memory {
  readonly #last = new Int32Array(cueNames.length).fill(LONG_AGO);
  #removed = 0;

  /** Notes characters that count for nothing. */
  remove(length: number): void {
    this.#removed += length;
  }

  /** Notes a word. */
  pass({ said, end }: Token): void {
    if (said === 0) return;
    for (let place = 0; place < cueNames.length; place += 1) {
      if (((said >> place) & 1) === 1) this.#last[place] = end - this.#removed;
    }
  }

  /** How many characters ago the cue was said, seen from a place in the text. */
  #ago(cue: Cue, at: number): number {
    return at - this.#removed - (this.#last[places[cue]] ?? LONG_AGO);
  }

  /** Whether the cue was said within `reach` characters. */
  heard(cue: Cue, at: number, reach = REACH): boolean {
    return this.#ago(cue, at) <= reach;
  }

  /** Whether the cue was said within `reach` characters, and none of its rivals after it. */
  nearest(cue: Cue, at: number, reach = REACH): boolean {
    const ago = this.#ago(cue, at);
    return ago <= reach && rivals.every((other) => this.#ago(other, at) >= ago);
  }
}

const places = Object.fromEntries(cueNames.map((cue, place) => [cue, place])) as Readonly<Record<Cue, number>>;
const rivals: readonly Cue[] = ["phone", "order", "card", "national", "passport", "customer", "birth"];
