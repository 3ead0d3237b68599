import { type Cue, cueNames, cuesOf, says } from "./cues.ts";
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
}

/** Cuts a text into runs of letters and digits; everything else lies between them. */
export function tokensOf(text: string, plain: string = fold(text)): Tokens {
  const list: Token[] = [];
  let at = 0;
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
    list.push({
      start,
      end: at,
      kind: allDigits ? "digits" : digits === 0 ? "letters" : "mixed",
      word,
      said: allDigits ? 0 : cuesOf(word === "ne" && text.slice(start, at).toLowerCase() === "né" ? "nee" : word),
    });
  }
  return { text, plain, list };
}

const REACH = 30;
const LONG_AGO = -1_000_000;

/** The words passed so far, as far as they tell what a number is. Places are counted without findings and masks, so
 * that a masked text is read just as the text itself was. */
export class Memory {
  readonly #last = new Map<Cue, number>();
  #removed = 0;

  /** Notes a range that counts for nothing. */
  remove(length: number): void {
    this.#removed += length;
  }

  /** Notes a word. */
  pass({ said, end }: Token): void {
    if (said === 0) return;
    for (const cue of cueNames) if (says(said, cue)) this.#last.set(cue, end - this.#removed);
  }

  /** How many characters ago the cue was said, seen from a place in the text. */
  ago(cue: Cue, at: number): number {
    return at - this.#removed - (this.#last.get(cue) ?? LONG_AGO);
  }

  /** Whether the cue was said within `reach` characters. */
  heard(cue: Cue, at: number, reach = REACH): boolean {
    return this.ago(cue, at) <= reach;
  }

  /** Whether the cue was said within `reach` characters, and none of the others after it. */
  nearest(cue: Cue, at: number, reach = REACH): boolean {
    const ago = this.ago(cue, at);
    return ago <= reach && rivals.every((other) => other === cue || this.ago(other, at) >= ago);
  }
}

const rivals: readonly Cue[] = ["phone", "order", "card", "national", "passport", "customer", "birth"];
