import type { Tally } from "@firsthand/analytics/agreement";

const WORD = /\p{L}{3,}/gu;

/**
 * Of each week's words how many none of the other weeks before the last one has; the last week is compared with all of
 * these but the first, so that each is compared with as many. Texts of all weeks should be about as many.
 */
export function unknownWords(weeks: readonly (readonly string[])[]): Tally[] {
  const words = weeks.map((texts) => texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []));
  const last = weeks.length - 1;
  /** In how many weeks before the last a word is. */
  const found = new Map<string, number>();
  const sets = words.map((all) => new Set(all));
  for (const set of sets.slice(0, last)) for (const word of set) found.set(word, (found.get(word) ?? 0) + 1);
  return words.map((all, week) => {
    const own = sets[week === last ? 0 : week];
    const isUnknown = (word: string) => (found.get(word) ?? 0) - (own?.has(word) === true ? 1 : 0) <= 0;
    return { count: all.filter(isUnknown).length, n: all.length };
  });
}
