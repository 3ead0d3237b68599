import { type LanguageGuess, type WordToTell, identifyWords } from "@firsthand/analytics/language";

import type { Scan } from "./scan.ts";

/** So many words without a capital are enough to make little of those that have one inside a sentence. */
const FEWEST_PLAIN_WORDS = 3;

/**
 * The language of a text as an ISO 639-1 code, null where too little was written to tell, and the likeliest. Words that have a capital
 * inside a sentence weigh less where enough others are left, because names and titles are often in another language than
 * the sentence around them; hashtags do not count.
 */
export function languageOf(read: Scan): LanguageGuess {
  const words: { form: string; name: boolean }[] = [];
  let plain = 0;
  let opens = true;
  for (const token of read.tokens) {
    if (token.kind === "word") {
      const name = !opens && token.capitalised;
      words.push({ form: token.form, name });
      if (!name) plain += 1;
      opens = false;
    } else opens = token.kind === "break" || /^[.!?]/.test(token.form);
  }
  const told: readonly WordToTell[] =
    plain >= FEWEST_PLAIN_WORDS ? words : words.map(({ form }) => ({ form, name: false }));
  return identifyWords(told);
}
