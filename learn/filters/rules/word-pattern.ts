/** Scripts that write no spaces between words: there a word is found wherever it stands. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Everything that a regular expression of PostgreSQL could take for more than itself. */
const SIGNS = /[\\^$.|?*+()[\]{}]/g;

/**
 * A word or phrase as a regular expression of PostgreSQL (advanced form): whole words only, any white space where the
 * phrase has some. The phrase itself means nothing but its letters.
 */
export function wordPattern(phrase: string): string {
  const plain = phrase
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(SIGNS, String.raw`\$&`))
    .join(String.raw`\s+`);
  return UNSPACED.test(phrase) ? plain : `(?:^|[^[:alnum:]_])${plain}(?![[:alnum:]_])`;
}
