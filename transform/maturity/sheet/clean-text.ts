/** What the typeface of the sheet holds: Latin, Greek, Cyrillic and the usual signs. */
const FOREIGN =
  /[^\u0300\u0301\u0303\u0309\u0323\u0020-\u007e\u00a0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0384-\u03ce\u0400-\u0513\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2017-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20a3\u20a4\u20a6-\u20ac\u20b1\u20b9\u20ba\u2116\u2122\u2212\u221a\u221e\u2248\u2260\u2264\u2265]+/gu;

/** Decoration without which a text says the same. */
const PICTURES = /\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier}|\p{Extended_Pictographic})*/gu;

/** Signs that are not seen, or turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** What stands for letters that cannot be printed. */
const GAP = "\u2022";

/**
 * A text as it can be printed on one line. Pictures are left out; letters of other scripts become one mark, and
 * `replaced` says so.
 */
export function cleanText(text: string): { readonly text: string; readonly replaced: boolean } {
  const seen = text.normalize("NFC").replace(PICTURES, "").replace(UNSEEN, " ");
  const printed = seen.replace(FOREIGN, (found) => (found.trim() === "" ? " " : GAP));
  return { text: printed.replace(/\s+/gu, " ").trim(), replaced: printed.includes(GAP) && !seen.includes(GAP) };
}
