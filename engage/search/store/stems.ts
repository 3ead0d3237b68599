import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { STEMMERS, type StemOf } from "../rules/stemming.ts";

/** Knows the stems of words that it was told to look up, and remembers them. */
export interface Stemmer {
  readonly stemOf: StemOf;
  /** Looks up what is not known yet: pairs of language and word. */
  learn(tx: Handle, wanted: Iterable<readonly [string, string]>): Promise<void>;
}

/** A language has some ten thousand words in daily use; what people mistype goes again. */
const MOST_KNOWN = 100_000;

/** The stemming dictionaries of PostgreSQL, asked once for each word. */
export function createStemmer(mostKnown: number = MOST_KNOWN): Stemmer {
  let known = new Map<string, string | null>();
  const keyOf = (language: string, said: string): string => `${language} ${said}`;
  return {
    stemOf: (language, said) => known.get(keyOf(language, said)) ?? null,
    async learn(tx, wanted) {
      const asked = new Map<string, readonly [string, string]>();
      const kept: [string, string | null][] = [];
      for (const [language, said] of wanted) {
        const key = keyOf(language, said);
        const stem = known.get(key);
        if (stem !== undefined) kept.push([key, stem]);
        else if (Object.hasOwn(STEMMERS, language)) asked.set(key, [language, said]);
      }
      if (asked.size === 0) return;
      // What is asked for now stays known, whatever else is forgotten.
      if (known.size + asked.size > mostKnown) known = new Map(kept);
      const found = await lookUp(tx, [...asked.values()]);
      // Somebody else may have asked meanwhile, and have had this forgotten.
      for (const [key, stem] of [...kept, ...found]) known.set(key, stem);
    },
  };
}

async function lookUp(tx: Handle, asked: readonly (readonly [string, string])[]): Promise<[string, string | null][]> {
  const languages = asked.map(([language]) => language);
  const words = asked.map(([, said]) => said);
  const { rows } = await sql<{ stem: string | null }>`
    select (ts_lexize(dictionary::regdictionary, word))[1] as stem
    from unnest(${languages.map((language) => STEMMERS[language])}::text[], ${words}::text[])
      with ordinality as asked (dictionary, word, place)
    order by place`.execute(tx);
  return rows.map(({ stem }, index) => [`${languages[index]} ${words[index]}`, stem]);
}
