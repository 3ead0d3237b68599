import { fold } from "./tokens.ts";

/** The dictionaries of PostgreSQL by language; of other languages only whole words and beginnings are found. */
export const STEMMERS: Readonly<Record<string, string>> = {
  da: "danish_stem",
  de: "german_stem",
  en: "english_stem",
  es: "spanish_stem",
  fi: "finnish_stem",
  fr: "french_stem",
  hu: "hungarian_stem",
  id: "indonesian_stem",
  it: "italian_stem",
  nl: "dutch_stem",
  no: "norwegian_stem",
  pt: "portuguese_stem",
  ro: "romanian_stem",
  ru: "russian_stem",
  sv: "swedish_stem",
  tr: "turkish_stem",
};

/** The stem of a word of a language; null for a word that says nothing (the, und), and where it is not known. */
export type StemOf = (language: string, said: string) => string | null;

/** The stems under which a word is found, as they are searched: also that of the word without its accents. */
export function stemsOf(stemOf: StemOf, language: string, said: string): string[] {
  const plain = fold(said);
  const stems = (plain === said ? [said] : [said, plain]).map((form) => stemOf(language, form));
  return [...new Set(stems.flatMap((stem) => (stem === null ? [] : fold(stem))))].filter((stem) => stem !== "");
}

/** The words whose stems must be known for that. */
export function formsToStem(said: string): string[] {
  const plain = fold(said);
  return plain === said ? [said] : [said, plain];
}
