import { LONGEST_TEXT } from "../contract.ts";
import { nothingToLookFor, textTooLong, tooManyWords } from "../errors.ts";
import { filterWordsOf, PREFIX, quoted, type Filters } from "./entry.ts";
import { STEMMERS, stemsOf, type StemOf } from "./stemming.ts";
import { tokensOf } from "./tokens.ts";

/** One thing that is looked for: a word, or several that must stand side by side. */
export interface Term {
  readonly words: readonly { readonly word: string; readonly said: string }[];
  /** The last word may go on. */
  readonly begins: boolean;
  /** Messages with it are left out. */
  readonly excluded: boolean;
  /** It stood in quotes, so it is looked for as it is written. */
  readonly exact: boolean;
}

const MOST_WORDS = 32;
const QUOTES = /[“”„‟«»]/g;
const PARTS = /(-?)"([^"]*)"?|(\S+)/g;

/**
 * What somebody looks for: words, "phrases", -without. Parts that stand together (48-2291, @my_name, an address) are
 * looked for side by side; the last word may go on. Throws `text_too_long`, `too_many_words` and `nothing_to_look_for`.
 */
export function readQuestion(text: string): Term[] {
  if (text.length > LONGEST_TEXT) throw textTooLong(text.length, LONGEST_TEXT);
  const terms: Term[] = [];
  let open = false;
  for (const [, minus, phrase, plain] of text.replaceAll(QUOTES, '"').matchAll(PARTS)) {
    const exact = phrase !== undefined;
    const excluded = exact ? minus === "-" : plain?.startsWith("-") === true;
    const words = tokensOf(phrase ?? plain ?? "").map(({ word, said }) => ({ word, said }));
    if (words.length === 0) continue;
    terms.push({ words, begins: false, excluded, exact });
    open = !exact && !excluded;
  }
  const last = terms.pop();
  if (last) terms.push({ ...last, begins: open });
  const count = terms.reduce((sum, term) => sum + term.words.length, 0);
  if (count > MOST_WORDS) throw tooManyWords(count, MOST_WORDS);
  if (!terms.some((term) => !term.excluded)) throw nothingToLookFor();
  return terms;
}

/** What was understood, as people write it. */
export function understoodOf(terms: readonly Term[]): string[] {
  return terms.map(({ words, begins, excluded, exact }) => {
    const said = words.map((one) => one.said).join(" ") + (begins ? "*" : "");
    return `${excluded ? "-" : ""}${exact || words.length > 1 ? `"${said}"` : said}`;
  });
}

/** The stems of a term in every language in which it has one: language and stem. */
function stemsOfTerm({ words, exact }: Term, stemOf: StemOf): [string, string][] {
  const [only] = words;
  if (exact || !only || words.length > 1) return [];
  return Object.keys(STEMMERS).flatMap((language) =>
    stemsOf(stemOf, language, only.said)
      .filter((stem) => stem !== only.word)
      .map((stem): [string, string] => [language, stem]),
  );
}

/**
 * The question as a tsquery with `PREFIX` before each word: the words themselves, or their stems in messages of the
 * language that the stem is of.
 */
export function queryOf(terms: readonly Term[], filters: Filters, stemOf: StemOf): string {
  const word = (text: string): string => quoted(PREFIX + text);
  const asked = terms.map((term) => {
    const parts = term.words.map((one) => word(one.word));
    const literal = parts.join(" <-> ") + (term.begins ? ":*" : "");
    const stems = Map.groupBy(stemsOfTerm(term, stemOf), ([, stem]) => stem);
    const stemmed = [...stems].map(([stem, found]) => {
      const languages = found.map(([language]) => word(`l=${language}`));
      return `(${word(stem)} & (${languages.join(" | ")}))`;
    });
    return `${term.excluded ? "!" : ""}(${[literal, ...stemmed].join(" | ")})`;
  });
  return [...asked, ...filterWordsOf(filters).map(word)].join(" & ");
}
