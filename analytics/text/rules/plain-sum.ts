import { afinn } from "../lexicon/afinn.ts";
import { sources } from "./lexicons.ts";
import { scan } from "./scan.ts";
import { type Words, compileWords } from "./words.ts";

const lists: ReadonlyMap<string, Words> = new Map(
  sources.map((source) => {
    const valence = source.language === "en" ? afinn : source.valence;
    return [source.language, compileWords({ ...source, valence })];
  }),
);

/**
 * The baseline that a reading is measured against: the sum of what a plain word list gives each word, without any rule.
 * The list is AFINN-165 for English and our own for the other languages; 0 for a language without a list.
 */
export function plainSum(text: string, language: string): number {
  const words = lists.get(language);
  if (!words) return 0;
  return scan(text).tokens.reduce((sum, token) => sum + (words.lookUp(token).valence ?? 0), 0);
}
