import { type FrontOfficeFunction, frontOfficeFunctions } from "../lexicon/lexicon.ts";
import type { Findings } from "./words.ts";

/** How rare, and so how telling, a word of a function is; care's words are said in any message. */
const TELLING_BY_NAME: Readonly<Record<FrontOfficeFunction, number>> = {
  marketing: 1.1,
  care: 0.7,
  advertising: 1.4,
  commerce: 0.9,
  research: 1.3,
  product: 1,
  public_relations: 1.5,
  sales: 0.9,
  people: 1.1,
  legal: 1.5,
  finance: 1,
};
const TELLING = frontOfficeFunctions.map((name) => TELLING_BY_NAME[name]);
const FEWEST_SIGNS = 0.9;

/**
 * The front-office function that a text concerns: the one whose words weigh most; care where the text calls for an
 * answer but names nothing; null where there is nothing to act on.
 */
export function concernedFunction({ meanings }: Findings, callsForWork: number): FrontOfficeFunction | null {
  const scores: number[] = frontOfficeFunctions.map(() => 0);
  for (const { functions } of meanings) {
    for (let left = functions; left !== 0; left &= left - 1) {
      const index = 31 - Math.clz32(left & -left);
      scores[index] = (scores[index] ?? 0) + (TELLING[index] ?? 0);
    }
  }
  let best = 0;
  for (const [index, score] of scores.entries()) if (score > (scores[best] ?? 0)) best = index;
  if ((scores[best] ?? 0) >= FEWEST_SIGNS) return frontOfficeFunctions[best] ?? null;
  return callsForWork >= 0.5 ? "care" : null;
}
