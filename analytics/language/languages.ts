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

/**
 * How much surer, as a logarithm, the words must be of a language than of the commonest ones: of those that few people
 * write to a shop in, and that share many words with a larger neighbour.
 */
const RARER: readonly (readonly [lessened: number, codes: string])[] = [
  [1.2, "gl eo ga cy is af eu"],
  [1, "ms"],
  [0.8, "ca sq az tl sw"],
  [0.5, "lt lv et sl"],
];

/** What the evidence for each language, by place, is lessened by. */
export const handicaps: readonly number[] = codes.map(
  (code) => RARER.find(([, rarer]) => rarer.split(" ").includes(code))?.[0] ?? 0,
);
