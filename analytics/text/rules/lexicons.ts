import { english } from "../lexicon/english.ts";
import { french } from "../lexicon/french.ts";
import { german } from "../lexicon/german.ts";
import { indonesian } from "../lexicon/indonesian.ts";
import { italian } from "../lexicon/italian.ts";
import { polish } from "../lexicon/polish.ts";
import { portuguese } from "../lexicon/portuguese.ts";
import { russian } from "../lexicon/russian.ts";
import { spanish } from "../lexicon/spanish.ts";
import type { LexiconSource } from "../lexicon/lexicon.ts";
import { moods } from "../lexicon/moods/moods.ts";
import { urgent } from "../lexicon/urgent.ts";
import type { Token } from "./scan.ts";
import { type Words, compileWords } from "./words.ts";

/** All lists, in the order in which they are tried on a text whose language is not known. */
export const sources: readonly LexiconSource[] = [
  english,
  russian,
  french,
  indonesian,
  polish,
  german,
  spanish,
  portuguese,
  italian,
];
/** The languages for which there are lists, as ISO 639-1. */
export const readLanguages: readonly string[] = sources.map((source) => source.language);

const byLanguage: ReadonlyMap<string, Words> = new Map(
  sources.map((source) => [
    source.language,
    compileWords({
      ...source,
      ...urgent[source.language],
      valence: [...source.valence, ...moods[source.language]],
    }),
  ]),
);
/** For languages without lists: symbols still speak. */
const none = compileWords({
  language: "en",
  valence: [],
  negators: "",
  negatedFromBehind: false,
  intensifiers: "",
  dampers: "",
  contrasts: "",
  expected: "",
  questions: "",
  openers: "",
  requests: "",
  problems: "",
  thanks: "",
  functions: {},
  substance: "",
  redirects: "",
  courtesies: "",
});

function known(words: Words, tokens: readonly Token[]): number {
  let count = 0;
  for (const token of tokens) {
    if (token.kind !== "word" && token.kind !== "hashtag") continue;
    const { valence, roles, functions } = words.lookUp(token);
    if (valence !== null || roles !== 0 || functions !== 0) count += 1;
  }
  return count;
}

// Malay is near enough to Indonesian to be read with its lists.
const listOf = (language: string): Words | undefined => byLanguage.get(language === "ms" ? "id" : language);

/**
 * The word list to read a text with. Without a known language it is that of the likeliest if it knows a word, or the
 * one that knows most of the words, the first named winning a tie; a language without lists is read by its symbols only.
 */
export function wordsFor(language: string | null, likeliest: string | null, tokens: readonly Token[]): Words {
  if (language !== null) return listOf(language) ?? none;
  const likely = likeliest === null ? undefined : listOf(likeliest);
  if (likely && known(likely, tokens) > 0) return likely;
  let best = none;
  let most = 0;
  for (const words of byLanguage.values()) {
    const count = known(words, tokens);
    if (count > most) {
      most = count;
      best = words;
    }
  }
  return best;
}
