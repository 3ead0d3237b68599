import type { ThemeOptions, ThemeText } from "../contract.ts";
import { type Coded, frequentPhrases, phrasesIn, type Phrases, Vocabulary } from "./phrases.ts";
import type { Use } from "./growth.ts";
import { piecesOf } from "./words.ts";

interface CorpusText extends Coded {
  readonly source: ThemeText;
  /** 0 is the window; 1 the stretch of the same length before it, and so on. */
  readonly stretch: number;
}

/** Texts of the window with the phrases they use, and how often each phrase was used in the stretches before. */
export interface Corpus {
  readonly vocabulary: Vocabulary;
  readonly phrases: Phrases;
  readonly texts: readonly CorpusText[];
  /** For each text of the window, the numbers of its phrases. */
  readonly used: readonly (readonly number[])[];
  readonly authors: number;
  /** For each phrase, its use in the window, and in each stretch before. */
  readonly now: readonly Use[];
  readonly past: readonly (readonly Use[])[];
  /** In how many texts of the window each word stands. */
  readonly holding: ReadonlyMap<number, number>;
}

/** Stretches before the window that are looked at. */
const MOST_STRETCHES = 12;
const LEAST_AUTHORS = 5;
const LEAST_SHARE = 0.001;

/** Counts phrases by authors; the order of the texts does not matter. */
export function corpusOf(given: readonly ThemeText[], options: ThemeOptions): Corpus {
  const length = options.to - options.from;
  const vocabulary = new Vocabulary();
  const sorted = given
    .filter((text) => text.at < options.to)
    .toSorted((a, b) => compare(a.author ?? "", b.author ?? "") || compare(a.id, b.id));
  let author = -1;
  const coded = sorted.map((source, index): CorpusText => {
    if (source.author === null || source.author !== sorted[index - 1]?.author) author += 1;
    const stretch = Math.max(0, Math.ceil((options.from - source.at) / length));
    return { source, author, stretch, words: vocabulary.code(piecesOf(source.text)) };
  });
  const texts = withoutRepeats(coded.filter((text) => text.stretch === 0));
  const stretches = stretchesOf(coded);
  const authors = countAuthors(texts);
  const fewest = options.fewestAuthors ?? Math.max(LEAST_AUTHORS, Math.ceil(authors * LEAST_SHARE));
  const phrases = frequentPhrases(texts, fewest);
  const used = texts.map((text) => phrasesIn(text.words, phrases));
  const past = stretches.map((of) =>
    usesOf(
      of,
      of.map((text) => phrasesIn(text.words, phrases)),
      phrases,
    ),
  );
  return {
    vocabulary,
    phrases,
    texts,
    used,
    authors,
    now: usesOf(texts, used, phrases),
    past: phrases.words.map((_words, phrase) => past.flatMap((of) => of[phrase] ?? [])),
    holding: holdingOf(texts),
  };
}

/** Stretches of the past in which anybody wrote at all, from the first that has anything; the newest first. */
function stretchesOf(texts: readonly CorpusText[]): CorpusText[][] {
  const byStretch: CorpusText[][] = [];
  for (const text of texts) if (text.stretch > 0) (byStretch[text.stretch - 1] ??= []).push(text);
  return Array.from({ length: Math.min(byStretch.length, MOST_STRETCHES) }, (_unused, index) => byStretch[index] ?? []);
}

/** What one author says twice in the same words is said once. */
function withoutRepeats(texts: readonly CorpusText[]): CorpusText[] {
  const said = new Set<string>();
  return texts.filter((text) => {
    const key = `${text.author}|${text.words.filter((word) => word >= 0).join(" ")}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

function countAuthors(texts: readonly CorpusText[]): number {
  return new Set(texts.map((text) => text.author)).size;
}

function usesOf(texts: readonly CorpusText[], used: readonly (readonly number[])[], phrases: Phrases): Use[] {
  const users = new Int32Array(phrases.words.length);
  const last = new Int32Array(phrases.words.length).fill(-1);
  texts.forEach((text, index) => {
    for (const phrase of used[index] ?? []) {
      if (last[phrase] === text.author) continue;
      last[phrase] = text.author;
      users[phrase] = (users[phrase] ?? 0) + 1;
    }
  });
  const of = countAuthors(texts);
  return Array.from(users, (count) => ({ users: count, of }));
}

function holdingOf(texts: readonly CorpusText[]): Map<number, number> {
  const holding = new Map<number, number>();
  for (const { words } of texts)
    for (const word of new Set(words)) if (word >= 0) holding.set(word, (holding.get(word) ?? 0) + 1);
  return holding;
}

/** By code units: the same everywhere, whatever the language of the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
