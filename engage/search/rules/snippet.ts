import type { SnippetPart } from "../contract.ts";
import type { Term } from "./question.ts";
import { stemsOf, STEMMERS, type StemOf } from "./stemming.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** About how many characters are shown, and how many of them before the first hit. */
const SHOWN = 240;
const BEFORE = 60;
/** Hits are looked for no further into a text. */
const LOOKED_AT = 100_000;

/** What is looked for, as it can be compared with the words of a text. */
export interface Sought {
  readonly terms: readonly Term[];
  /** By language, the stems of all single words. */
  readonly stems: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The text around the first hits, in parts that say whether they are hits. Joined they are a part of the text itself,
 * with … where something is left out before or after.
 */
export function snippetOf(text: string, sought: Sought, language: string | null, stemOf: StemOf): SnippetPart[] {
  const tokens = tokensOf(text.slice(0, LOOKED_AT));
  const hits = hitsIn(tokens, sought, language, stemOf);
  const first = hits[0]?.start ?? 0;
  const start = first <= BEFORE * 1.5 ? 0 : edgeAfter(tokens, first - BEFORE);
  const end =
    text.length <= start + SHOWN
      ? text.length
      : edgeBefore(tokens, betweenSigns(text, start + SHOWN), hits[0]?.end ?? 0);
  const parts: SnippetPart[] = start > 0 ? [{ text: "… ", hit: false }] : [];
  let at = start;
  for (const hit of hits) {
    if (hit.start < at || hit.end > end) continue;
    if (hit.start > at) parts.push({ text: text.slice(at, hit.start), hit: false });
    parts.push({ text: text.slice(hit.start, hit.end), hit: true });
    at = hit.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false });
  if (end < text.length) parts.push({ text: " …", hit: false });
  return parts;
}

type Place = Pick<Token, "start" | "end">;

/** Where the hits stand, in order; a phrase is one hit. */
function hitsIn(tokens: readonly Token[], sought: Sought, language: string | null, stemOf: StemOf): Place[] {
  const wanted = sought.terms.filter((term) => !term.excluded);
  const stems = language === null ? undefined : sought.stems.get(language);
  const hits: Place[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const length = Math.max(0, ...wanted.map((term) => lengthAt(tokens, index, term)));
    const last = tokens[index + Math.max(length, 1) - 1] ?? token;
    if (length > 0) hits.push({ start: token.start, end: last.end });
    else if (stems && isStem(stems, language, token, stemOf)) hits.push({ start: token.start, end: token.end });
    if (length > 1) index += length - 1;
  }
  return hits;
}

function isStem(stems: ReadonlySet<string>, language: string | null, token: Token, stemOf: StemOf): boolean {
  if (stems.has(token.word)) return true;
  return language !== null && stemsOf(stemOf, language, token.said).some((stem) => stems.has(stem));
}

/** How many words from here are this term; 0 when it does not stand here. */
function lengthAt(tokens: readonly Token[], index: number, { words, begins }: Term): number {
  const all = words.every(({ word }, offset) => {
    const here = tokens[index + offset]?.word;
    return begins && offset === words.length - 1 ? here?.startsWith(word) : here === word;
  });
  return all ? words.length : 0;
}

/** The beginning of the first word at or after a place. */
function edgeAfter(tokens: readonly Token[], place: number): number {
  return tokens.find((token) => token.start >= place)?.start ?? place;
}

/** The end of the last word before a place, but not before `least`. */
function edgeBefore(tokens: readonly Token[], place: number, least: number): number {
  return Math.max(least, tokens.findLast((token) => token.end <= place)?.end ?? place);
}

/** A place that does not cut a sign of two units in half. */
function betweenSigns(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place;
}

/** What is sought, put together for comparing. */
export function soughtOf(terms: readonly Term[], stemOf: StemOf): Sought {
  const stems = new Map<string, Set<string>>();
  for (const term of terms) {
    const [only] = term.words;
    if (term.excluded || term.exact || term.words.length !== 1 || !only) continue;
    for (const language of Object.keys(STEMMERS)) {
      const known = stems.get(language) ?? new Set();
      for (const stem of stemsOf(stemOf, language, only.said)) known.add(stem);
      stems.set(language, known);
    }
  }
  return { terms, stems };
}
