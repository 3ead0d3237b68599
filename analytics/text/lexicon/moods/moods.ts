import type { LexiconSource, Valence } from "../lexicon.ts";
import { englishMoods } from "./english.ts";
import { frenchMoods } from "./french.ts";
import { germanMoods } from "./german.ts";
import { indonesianMoods } from "./indonesian.ts";
import { italianMoods } from "./italian.ts";
import { polishMoods } from "./polish.ts";
import { portugueseMoods } from "./portuguese.ts";
import { russianMoods } from "./russian.ts";
import { spanishMoods } from "./spanish.ts";

/** More words of mood by language; they are read after those of the language's own list, and so win over them. */
export const moods: Readonly<Record<LexiconSource["language"], readonly Valence[]>> = {
  en: englishMoods,
  ru: russianMoods,
  fr: frenchMoods,
  id: indonesianMoods,
  pl: polishMoods,
  de: germanMoods,
  es: spanishMoods,
  pt: portugueseMoods,
  it: italianMoods,
};
