/** A word of a text, and where it stands there. */
export interface Token {
  /** As it is searched: small letters without accents. */
  readonly word: string;
  /** As it is stemmed: small letters, accents kept. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody looks for the end of a key of 2,000 letters. */
const LONGEST_WORD = 64;

/** Scripts that put no spaces between words: each sign is a word, and several are looked for as a phrase. */
const SIGN = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
/** Marks, and what is invisible within a word: soft hyphens and joiners. */
const WITHIN = String.raw`[\p{M}\u00ad\u200c\u200d\u2060]`;
const LETTER = String.raw`[[\p{L}\p{N}]--${SIGN}]`;
const WORD = new RegExp(
  String.raw`[${SIGN}&&[\p{L}\p{N}]]${WITHIN}*|${LETTER}(?:${LETTER}|${WITHIN})*|\p{Extended_Pictographic}`,
  "gv",
);

/** The words of a text, in order. Whatever is neither letter, digit nor picture only stands between them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const said = cut(match[0].toLowerCase());
    const word = cut(fold(said));
    if (word !== "") tokens.push({ word, said, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD).toWellFormed();
}

const PLAIN = /^[a-z0-9]*$/;
/** Accents, and the marks of vowels that Arabic and Hebrew leave out as a rule. */
const ACCENTS =
  /[\u0300-\u036f]|[\u0591-\u05bd]|[\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|[\u0640\u0670]|[\u06d6-\u06ed]|[\u00ad\u200c]|[\u200d]|\u2060|[\ufe00-\ufe0f]|[\u20d0-\u20ff]/g;
/** Letters whose accent is a part of them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŧ: "t",
};
const SPECIAL = /[ßæœøłđðþıħŧ]/g;

/** Small letters without accents, full-width letters as plain ones: é and e are one. */
export function fold(said: string): string {
  if (PLAIN.test(said)) return said;
  return said
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
}
