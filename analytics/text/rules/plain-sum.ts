import { wordsFor } from "./lexicons.ts";
import { scan } from "./scan.ts";

/**
 * The baseline that a reading is measured against: the sum of what our list gives each single word, without phrases
 * and without any rule; 0 for a language without a list.
 */
export function plainSum(text: string, language: string): number {
  const words = wordsFor(language, null, []);
  return scan(text).tokens.reduce((sum, token) => sum + (words.lookUp(token).valence ?? 0), 0);
}
