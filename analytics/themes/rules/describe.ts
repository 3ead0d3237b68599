import { compare, type Corpus } from "./corpus.ts";
import { wordsOf } from "./seeds.ts";
import { piecesOf } from "./words.ts";

/** What is said of a phrase beside others of its theme. */
export interface Telling {
  readonly phrase: number;
  /** How well it tells the theme from everything else. */
  readonly weight: number;
  /** Which share of the theme's texts use it. */
  readonly share: number;
}

const MOST_PHRASES = 8;
const MOST_TYPICAL = 5;

/** The phrases that tell these texts from all others, the most telling first: how many use it × how seldom others do. */
export function tellingOf(corpus: Corpus, members: readonly number[], among: readonly number[]): Telling[] {
  const allowed = new Set(among);
  const counts = new Map<number, number>();
  for (const text of members)
    for (const phrase of corpus.used[text] ?? [])
      if (allowed.has(phrase)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const tellings = [...counts].map(([phrase, count]) => {
    const share = count / members.length;
    const elsewhere = Math.max(0, (corpus.now[phrase]?.users ?? 0) - count);
    const lift = Math.log(1 + corpus.texts.length / (elsewhere + members.length));
    const length = corpus.phrases.words[phrase]?.length ?? 1;
    return { phrase, share, weight: share * lift * (1 + 0.7 * (length - 1)) };
  });
  return tellings.toSorted(
    (a, b) => b.weight - a.weight || compare(wordsOf(corpus, a.phrase), wordsOf(corpus, b.phrase)),
  );
}

/** Phrases of which none says what another one already says. */
export function differentPhrases(corpus: Corpus, tellings: readonly Telling[]): Telling[] {
  const kept: Telling[] = [];
  for (const telling of tellings) {
    const words = corpus.phrases.words[telling.phrase] ?? [];
    const isNew = kept.every((one) => {
      const known = corpus.phrases.words[one.phrase] ?? [];
      return !words.every((word) => known.includes(word)) && !known.every((word) => words.includes(word));
    });
    if (isNew) kept.push(telling);
    if (kept.length === MOST_PHRASES) break;
  }
  return kept;
}

/** A theme's name: its most telling phrase as it is mostly written, and a second one where the first is not in most texts. */
export function nameOf(corpus: Corpus, members: readonly number[], tellings: readonly Telling[]): string {
  const [first, second] = tellings;
  if (!first) return "";
  const named = second && first.share < 0.7 && second.share > 0.15 ? [first, second] : [first];
  return named.map(({ phrase }) => capital(writtenAs(corpus, members, phrase))).join(" · ");
}

/** The way in which most texts write a phrase. */
function writtenAs(corpus: Corpus, members: readonly number[], phrase: number): string {
  const sought = wordsOf(corpus, phrase);
  const length = corpus.phrases.words[phrase]?.length ?? 1;
  const ways = new Map<string, number>();
  for (const text of members) {
    const pieces = piecesOf(corpus.texts[text]?.source.text ?? "");
    for (let at = 0; at + length <= pieces.length; at += 1) {
      const piece = pieces.slice(at, at + length);
      if (piece.map((one) => one?.form).join(" ") !== sought) continue;
      const way = piece.map((one) => one?.shown).join(" ");
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }
  }
  return [...ways].toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? sought;
}

function capital(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** The texts that say most of it in the fewest words, each of another author and none almost like another. */
export function typicalOf(corpus: Corpus, members: readonly number[], tellings: readonly Telling[]): number[] {
  const weights = new Map(tellings.map(({ phrase, weight }) => [phrase, weight]));
  const scored = members.map((text) => {
    const words = corpus.texts[text]?.words ?? new Int32Array();
    const said = (corpus.used[text] ?? []).reduce((sum, phrase) => sum + (weights.get(phrase) ?? 0), 0);
    return { text, words: new Set(words.filter((word) => word >= 0)), score: said / Math.sqrt(words.length + 8) };
  });
  const typical: typeof scored = [];
  const byScore = scored.toSorted((a, b) => b.score - a.score || compare(idOf(corpus, a.text), idOf(corpus, b.text)));
  for (const one of byScore) {
    const author = corpus.texts[one.text]?.author;
    const isOther = typical.every(
      (known) => corpus.texts[known.text]?.author !== author && jaccard(known.words, one.words) < 0.7,
    );
    if (isOther) typical.push(one);
    if (typical.length === MOST_TYPICAL) break;
  }
  return typical.map(({ text }) => text);
}

function idOf(corpus: Corpus, text: number): string {
  return corpus.texts[text]?.source.id ?? "";
}

function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return both / Math.max(1, one.size + other.size - both);
}
