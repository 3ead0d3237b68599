import { type Range, rangeOf } from "../languages.ts";
import { mostPieces, piecesOf } from "../pieces.ts";
import { sharedScripts } from "../scripts.ts";
import { LONGEST_WORD, WordReader } from "../words.ts";

const MOST_PIECES = 4096;
const ranges = new Map(sharedScripts.map(([number, script]) => [number, rangeOf(script)]));

/** Reads texts into the pieces of one script. */
export class TextPieces {
  readonly pieces = new Int32Array(MOST_PIECES);
  count = 0;
  private wanted = 0;
  private readonly ofWord = new Int32Array(mostPieces(LONGEST_WORD));
  private readonly reader = new WordReader((script, word, length) => {
    if (script !== this.wanted) return;
    const count = piecesOf(script, word, length, this.ofWord);
    if (this.count + count > MOST_PIECES) return;
    this.pieces.set(this.ofWord.subarray(0, count), this.count);
    this.count += count;
  });

  /** Fills `pieces` up to `count` with those of the text that are in the script of this place among the languages. */
  read(text: string, place: number): Range | null {
    this.count = 0;
    for (const [number, range] of ranges) {
      if (place < range.first || place >= range.end) continue;
      this.wanted = number;
      this.reader.begin();
      this.reader.feed(text, 0, text.length);
      return this.count > 0 ? range : null;
    }
    return null;
  }
}
