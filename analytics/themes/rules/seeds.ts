import { isPlainWord } from "./plain-words.ts";
import { type Corpus, compare } from "./corpus.ts";
import type { Seed } from "./cluster.ts";
import { growthOf, type Growth, spreadOf } from "./growth.ts";

/** A phrase that grew, with what its past let expect. */
export interface GrownSeed extends Seed {
  readonly growth: Growth;
}

const MOST_SEEDS = 300;
/** Wrong alarms that are accepted over all phrases that are looked at together (Bonferroni). */
const ACCEPTED = 0.01;
/** What grew must also be so many times what was expected. */
const LEAST_TIMES = 1.5;
/** How much the spread of all phrases weighs in that of one, in stretches. */
const SHRINK = 10;
/** A phrase of more than one in so many texts is no matter by itself; where it grew, it is of more than half of them. */
const COMMON = { grown: 2, unnamed: 10 };

/** Phrases that more authors use than their past lets expect, the strongest first. */
export function grownSeeds(corpus: Corpus): GrownSeed[] {
  const asked = tellingPhrases(corpus, COMMON.grown);
  const exposure = corpus.past[0]?.reduce((sum, use) => sum + use.of, 0) ?? 0;
  // Less past than window cannot tell what is usual.
  if (exposure < corpus.authors) return [];
  const spreads = asked.map((phrase) => spreadOf(corpus.past[phrase] ?? []));
  const usual = medianOf(spreads.filter((spread) => spread !== null)) ?? 1;
  const grown = asked.flatMap((phrase, index) => {
    const now = corpus.now[phrase];
    const past = corpus.past[phrase] ?? [];
    if (!now) return [];
    const own = spreads[index] ?? null;
    const weight = own === null ? 0 : past.length - 1;
    const spread = (usual * SHRINK + (own ?? 0) * weight) / (SHRINK + weight);
    const growth = growthOf(now, past, spread);
    const isGrown = growth.chance * asked.length < ACCEPTED && now.users >= LEAST_TIMES * growth.expected;
    return isGrown ? [{ phrase, growth, score: (now.users - growth.expected) / Math.sqrt(growth.expected + 1) }] : [];
  });
  return strongest(corpus, grown);
}

/** Phrases of texts that no topic covers: rare words, and words that stand together more than by chance; the strongest first. */
export function unnamedSeeds(corpus: Corpus): Seed[] {
  const uncovered = new Map<number, number>();
  corpus.used.forEach((phrases, text) => {
    if (corpus.texts[text]?.source.covered === false)
      for (const phrase of phrases) uncovered.set(phrase, (uncovered.get(phrase) ?? 0) + 1);
  });
  const open = corpus.texts.filter((text) => !text.source.covered).length;
  const rate = open / Math.max(1, corpus.texts.length);
  const seeds = tellingPhrases(corpus, COMMON.unnamed).flatMap((phrase) => {
    const words = corpus.phrases.words[phrase] ?? [];
    const users = corpus.now[phrase]?.users ?? 0;
    const without = uncovered.get(phrase) ?? 0;
    const isOpen = without >= users * Math.max(rate, 0.5);
    if (!isOpen || (words.length === 1 && users < LEAST_ALONE)) return [];
    const saying = words.length > 1 ? bondOf(corpus, phrase) : ALONE * rarityOf(corpus, users);
    return [{ phrase, score: Math.sqrt(without) * saying }];
  });
  return strongest(
    corpus,
    seeds.filter((seed) => seed.score > 0),
  );
}

/** How much a single word says beside a phrase, and how many have to use it to be a matter at all. */
const ALONE = 0.6;
const LEAST_ALONE = 10;

/** 0 for a word of every text, 1 for one of a single text. */
function rarityOf(corpus: Corpus, users: number): number {
  return Math.log(corpus.texts.length / Math.max(1, users)) / Math.log(Math.max(2, corpus.texts.length));
}

/** Normalised pointwise mutual information of a phrase's words, 0 to 1 (Bouma 2009). */
function bondOf(corpus: Corpus, phrase: number): number {
  const all = corpus.texts.length;
  const words = corpus.phrases.words[phrase] ?? [];
  const together = (corpus.now[phrase]?.users ?? 0) / all;
  const apart = words.reduce((product, word) => (product * (corpus.holding.get(word) ?? 1)) / all, 1);
  const information = Math.log(together / apart) / (words.length - 1);
  return Math.max(0, information / -Math.log(Math.min(together, 0.999)));
}

/** Phrases that begin and end with a word that says something, and are not in more than one of so many texts. */
export function tellingPhrases(corpus: Corpus, oneIn: number = COMMON.grown): number[] {
  const most = Math.max(corpus.texts.length / oneIn, 20);
  const isTelling = corpus.vocabulary.words.map((word) => word.length > 1 && !isPlainWord(word));
  return corpus.phrases.words.flatMap((words, phrase) => {
    const telling = isTelling[words[0] ?? -1] === true && isTelling[words.at(-1) ?? -1] === true;
    return telling && (corpus.now[phrase]?.users ?? 0) <= most ? [phrase] : [];
  });
}

function strongest<One extends { phrase: number; score: number }>(
  corpus: Corpus,
  found: readonly One[],
): (One & { texts: readonly number[] })[] {
  const kept = found
    .toSorted((a, b) => b.score - a.score || compare(wordsOf(corpus, a.phrase), wordsOf(corpus, b.phrase)))
    .slice(0, MOST_SEEDS);
  const texts = new Map(kept.map((seed) => [seed.phrase, [] as number[]]));
  corpus.used.forEach((phrases, text) => {
    for (const phrase of phrases) texts.get(phrase)?.push(text);
  });
  return kept.map((seed) => ({ ...seed, texts: texts.get(seed.phrase) ?? [] }));
}

/** A phrase as its words, in small letters. */
export function wordsOf(corpus: Corpus, phrase: number): string {
  return (corpus.phrases.words[phrase] ?? []).map((word) => corpus.vocabulary.words[word] ?? "").join(" ");
}

function medianOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
