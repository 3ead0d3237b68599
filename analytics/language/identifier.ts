import { type Range, handicaps, languages, rangeOf } from "./languages.ts";
import type { Model } from "./model.ts";
import { HAN, KANA, LATIN, loneLanguage, scriptCount, sharedScripts } from "./scripts.ts";
import { WordScores } from "./word-scores.ts";
import { WordReader } from "./words.ts";

/** The likeliest language, how likely it is, and how many letters say so. */
export interface Likeliest {
  readonly language: string | null;
  readonly confidence: number;
  /** Letters in the script of the language; a character of Chinese or Korean counts as two. */
  readonly letters: number;
}

const WIDTH = languages.length;
const NOTHING: Likeliest = { language: null, confidence: 0, letters: 0 };
/** Scripts one character of which says as much as two letters: Han, kana, hangul. */
const DENSE = new Set([HAN, KANA, KANA + 1]);
/**
 * How much a letter counts when scripts are mixed: names, brands and titles in Latin letters stand in texts of every
 * other script, hardly ever the other way round.
 */
const OTHER_THAN_LATIN = 3;
/** A language so far behind the likeliest, as a logarithm, takes no share that counts. */
const TOO_FAR_BEHIND = -12;
const ranges: (Range | undefined)[] = [];
for (const [number, script] of sharedScripts) ranges[number] = rangeOf(script);

/** Identifies texts with a model, one after the other: `begin`, `feed` as often as needed, `likeliest`. */
export class Identifier {
  private readonly totals = new Int32Array(WIDTH);
  private readonly evidence = new Float64Array(WIDTH);
  /** Pieces of each script, twice over: those of a word that weighs less count once. */
  private readonly counts = new Int32Array(scriptCount);
  private readonly reader: WordReader;
  private readonly steps: number;

  constructor(model: Model) {
    this.steps = model.steps;
    const words = new WordScores(model);
    this.reader = new WordReader((script, word, length, weight) => {
      const row = words.rowOf(script, word, length);
      this.counts[script] = (this.counts[script] ?? 0) + weight * (words.counts[row] ?? 0);
      const { first = 0, end = 0 } = ranges[script] ?? {};
      const start = row * WIDTH;
      for (let place = first; place < end; place += 1) {
        this.totals[place] = (this.totals[place] ?? 0) + weight * (words.scores[start + place] ?? 0);
      }
    });
  }

  begin(): void {
    this.reader.begin();
    this.totals.fill(0);
    this.counts.fill(0);
  }

  /** Reads a stretch of the text. `weight` is 2, or 1 for words that tell less. */
  feed(text: string, start: number, end: number, weight: number): void {
    this.reader.feed(text, start, end, weight);
  }

  /** What the text so far is most likely written in. */
  likeliest(): Likeliest {
    const { letters } = this.reader;
    let script = 0;
    let most = 0;
    let found = 0;
    for (let number = LATIN; number < scriptCount; number += 1) {
      const size = (letters[number] ?? 0) * (DENSE.has(number) ? 2 : 1);
      const weighed = number === LATIN ? size : OTHER_THAN_LATIN * size;
      if (weighed > most) {
        most = weighed;
        found = size;
        script = number;
      }
    }
    if (script === 0) return NOTHING;
    const lone = loneLanguage[script];
    if (lone !== undefined) return { language: lone, confidence: 1, letters: found };
    if (script === KANA || (script === HAN && (letters[KANA] ?? 0) > 0)) {
      return { language: "ja", confidence: 1, letters: found };
    }
    const range = ranges[script];
    return range ? this.among(range, this.counts[script] ?? 0, found) : NOTHING;
  }

  private among({ first, end }: Range, count: number, letters: number): Likeliest {
    const share = 1 / (this.steps * 2 * Math.sqrt(Math.max(1, count / 2)));
    let best = first;
    let most = Number.NEGATIVE_INFINITY;
    for (let place = first; place < end; place += 1) {
      const evidence = (this.totals[place] ?? 0) * share - (handicaps[place] ?? 0);
      this.evidence[place] = evidence;
      if (evidence > most) {
        most = evidence;
        best = place;
      }
    }
    let total = 0;
    for (let place = first; place < end; place += 1) {
      const behind = (this.evidence[place] ?? 0) - most;
      if (behind > TOO_FAR_BEHIND) total += Math.exp(behind);
    }
    return { language: languages[best] ?? null, confidence: 1 / total, letters };
  }
}
