/** Languages that share a script, as places in `languages`: from `first` up to, not with, `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

const byScript = {
  latin: `en de fr es it pt nl pl ro id ms cs sk hu tr sv da no fi hr sr sl lt lv et ca vi tl
    af sq az eu gl is sw cy ga eo hi`,
  cyrillic: "ru uk bg sr mk be kk mn",
  arabic: "ar fa ur ku",
  devanagari: "hi mr ne",
  han: "zh ja",
} as const;

/** A script whose languages have to be told apart by the words. */
export type SharedScript = keyof typeof byScript;

const ranges: Partial<Record<SharedScript, Range>> = {};
const codes: string[] = [];
for (const [script, list] of Object.entries(byScript)) {
  const first = codes.length;
  codes.push(...list.split(/\s+/));
  ranges[script as SharedScript] = { first, end: codes.length };
}

/** ISO 639-1 codes by place; a language of two scripts (Serbian, Hindi) has two places. */
export const languages: readonly string[] = codes;

const NONE: Range = { first: 0, end: 0 };

/** The places of the languages that are written in a script. */
export function rangeOf(script: SharedScript): Range {
  return ranges[script] ?? NONE;
}
