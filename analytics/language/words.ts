import { HAN, KANA, NO_LETTER, loneLanguage, lowerAt, scriptAt, scriptCount } from "./scripts.ts";

/** Only so many letters are looked at: more do not make the answer surer, and the work stays bounded. */
const MOST_LETTERS = 160;
/** Longer ones are cut. */
export const LONGEST_WORD = 40;

/** Takes one word: its letters in lower case from place 1 to `length`, and how much it weighs (1, or 2 in full). */
export type TakeWord = (script: number, word: Uint16Array, length: number, weight: number) => void;

/**
 * Cuts text into words of one script each. One reader serves one text after another: `begin`, then `feed` as often as
 * there are stretches of text. Words of scripts that one language alone is written in are counted, not given.
 */
export class WordReader {
  /** Letters of each script in the text so far. */
  readonly letters = new Int32Array(scriptCount);
  private readonly word = new Uint16Array(LONGEST_WORD + 2);
  private readonly take: TakeWord;
  private length = 0;
  private script = NO_LETTER;
  private total = 0;
  private weight = 2;

  constructor(take: TakeWord) {
    this.take = take;
  }

  begin(): void {
    this.letters.fill(0);
    this.total = 0;
    this.length = 0;
    this.script = NO_LETTER;
  }

  /** Reads a stretch of a text, which begins and ends a word. `weight` is 2, or 1 for words that tell less. */
  feed(text: string, start: number, end: number, weight = 2): void {
    this.weight = weight;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      const found = scriptAt[unit] ?? NO_LETTER;
      const script = found === KANA ? HAN : found;
      if (script !== this.script || script === NO_LETTER) {
        this.endWord();
        this.script = script;
        if (script === NO_LETTER) continue;
      }
      if (this.total >= MOST_LETTERS) break;
      this.letters[found] = (this.letters[found] ?? 0) + 1;
      this.total += 1;
      const letter = lowerAt[unit] ?? unit;
      const drawnOut = letter === this.word[this.length] && this.length > 1 && letter === this.word[this.length - 1];
      if (drawnOut) continue;
      if (this.length === LONGEST_WORD) this.endWord();
      this.length += 1;
      this.word[this.length] = letter;
    }
    this.endWord();
    this.script = NO_LETTER;
  }

  private endWord(): void {
    if (this.length === 0) return;
    if (loneLanguage[this.script] === undefined) this.take(this.script, this.word, this.length, this.weight);
    this.length = 0;
  }
}
