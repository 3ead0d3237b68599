import type { SharedScript } from "./languages.ts";

/** Scripts by number, in `scriptAt`. 0 is everything that is no letter. */
export const NO_LETTER = 0;
export const LATIN = 1;
export const HAN = 5;
export const KANA = 6;

/** Scripts that several of the languages share; Han and kana are counted together. */
export const sharedScripts: readonly (readonly [number, SharedScript])[] = [
  [LATIN, "latin"],
  [2, "cyrillic"],
  [3, "arabic"],
  [4, "devanagari"],
  [HAN, "han"],
];

type Blocks = readonly (readonly [script: number, from: number, to: number, language?: string])[];

/** Blocks of Unicode with the letters and the marks on letters; the language where one alone uses the block. */
const blocks: Blocks = [
  [LATIN, 0x41, 0x5a],
  [LATIN, 0x61, 0x7a],
  [LATIN, 0xaa, 0xaa],
  [LATIN, 0xba, 0xba],
  [LATIN, 0xc0, 0x24f],
  [LATIN, 0x250, 0x2b8],
  [LATIN, 0x1e00, 0x1eff],
  [2, 0x400, 0x481],
  [2, 0x48a, 0x52f],
  [3, 0x620, 0x65f],
  [3, 0x66e, 0x6d3],
  [3, 0x6d5, 0x6ef],
  [3, 0x6fa, 0x6ff],
  [3, 0x750, 0x77f],
  [3, 0xfb50, 0xfdff],
  [3, 0xfe70, 0xfefc],
  [4, 0x900, 0x963],
  [4, 0x971, 0x97f],
  [HAN, 0x3400, 0x4dbf],
  [HAN, 0x4e00, 0x9fff],
  [HAN, 0x3005, 0x3005],
  [KANA, 0x3041, 0x309f],
  [KANA, 0x30a1, 0x30fa],
  [KANA, 0x30fc, 0x30ff],
  [KANA, 0xff66, 0xff9f],
  [7, 0xac00, 0xd7a3, "ko"],
  [7, 0x1100, 0x11ff],
  [7, 0x3131, 0x318e],
  [8, 0x370, 0x3ff, "el"],
  [8, 0x1f00, 0x1fff],
  [9, 0x591, 0x5f4, "he"],
  [10, 0xe01, 0xe3a, "th"],
  [10, 0xe40, 0xe4e],
  [11, 0x531, 0x587, "hy"],
  [12, 0x10a0, 0x10ff, "ka"],
  [13, 0x980, 0x9e3, "bn"],
  [14, 0xb80, 0xbe5, "ta"],
  [15, 0xc00, 0xc63, "te"],
  [16, 0xa80, 0xae3, "gu"],
  [17, 0xa00, 0xa65, "pa"],
  [18, 0xc80, 0xce3, "kn"],
  [19, 0xd00, 0xd63, "ml"],
  [20, 0xd80, 0xddf, "si"],
  [21, 0xe80, 0xecd, "lo"],
  [22, 0x1000, 0x1049, "my"],
  [23, 0x1780, 0x17d3, "km"],
  [24, 0x1200, 0x137f, "am"],
];

/** How many scripts there are, `NO_LETTER` among them. */
export const scriptCount = 25;

/** The language of each script that one language alone is written in, by number. */
export const loneLanguage: readonly (string | undefined)[] = Array.from(
  { length: scriptCount },
  (_, script) => blocks.find(([number, , , language]) => number === script && language !== undefined)?.[3],
);

/** The script of each UTF-16 unit. */
export const scriptAt = new Uint8Array(0x1_0000);
/** The lower case of each UTF-16 unit that has one of the same length. */
export const lowerAt = new Uint16Array(0x1_0000);

const CASED_END = 0x590;
const CASED_AGAIN = 0x1e00;
const CASED_AGAIN_END = 0x2000;

for (const [script, from, to] of blocks) scriptAt.fill(script, from, to + 1);
scriptAt[0xd7] = NO_LETTER;
scriptAt[0xf7] = NO_LETTER;
for (let unit = 0; unit < 0x1_0000; unit += 1) {
  const cased = unit < CASED_END || (unit >= CASED_AGAIN && unit < CASED_AGAIN_END);
  const lower = cased ? String.fromCharCode(unit).toLowerCase() : "";
  lowerAt[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
}
// Forms that mean the same letter: dotted capital I, the two cedillas of Romanian, final forms of e and of yo.
for (const [from, to] of [
  [0x130, 0x69],
  [0x15e, 0x219],
  [0x15f, 0x219],
  [0x162, 0x21b],
  [0x163, 0x21b],
] as const) {
  lowerAt[from] = to;
}

/** Units that may join with the one before them into another: a text that has them is composed first. */
export const joins = new Uint8Array(0x1_0000);
for (const [from, to] of [
  [0x300, 0x36f],
  [0x653, 0x655],
  [0x93c, 0x93c],
  [0x9bc, 0x9d7],
  [0xb3c, 0xddf],
  [0x1100, 0x11ff],
  [0x3099, 0x309a],
] as const) {
  joins.fill(1, from, to + 1);
}
