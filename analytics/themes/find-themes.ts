import type { Theme, ThemeKind, ThemeOptions, ThemeText } from "./contract.ts";
import { cosine, groupSeeds, type Seed, type Vector } from "./rules/cluster.ts";
import { compare, corpusOf, type Corpus } from "./rules/corpus.ts";
import { differentPhrases, nameOf, tellingOf, typicalOf } from "./rules/describe.ts";
import { type GrownSeed, grownSeeds, tellingPhrases, unnamedSeeds, wordsOf } from "./rules/seeds.ts";

const MOST_THEMES = 20;
/** Groups whose texts are, in all their words, as alike as this are one theme told in other words. */
const SAME_WORDS = 0.6;

/**
 * Themes that nobody named: phrases are counted by authors, those that stand out against their own past (or that no topic
 * covers) are grouped by the texts that use them. The order of the texts does not matter; equal texts of one author count
 * once. The strongest first, emerging ones before unnamed ones; a text is in one theme at most.
 */
export function findThemes(texts: readonly ThemeText[], options: ThemeOptions): Theme[] {
  const corpus = corpusOf(texts, options);
  const taken = new Set<number>();
  const themes: Theme[] = [];
  for (const kind of ["emerging", "unnamed"] as const) {
    const seeds: readonly Seed[] = kind === "emerging" ? grownSeeds(corpus) : unnamedSeeds(corpus);
    const groups = joinAlike(corpus, groupSeeds(seeds));
    for (const group of groups.slice(0, options.most ?? MOST_THEMES)) {
      const members = membersOf(corpus, group).filter((text) => !taken.has(text));
      const theme = describe(corpus, { kind, group, members }, options);
      if (!theme) continue;
      for (const text of members) taken.add(text);
      themes.push(theme);
    }
  }
  return themes;
}

/** Texts with a phrase of the group; of single words that do not lead it, two are needed. */
function membersOf(corpus: Corpus, group: readonly Seed[]): number[] {
  const counts = new Map<number, number>();
  group.forEach((seed, index) => {
    const isEnough = index === 0 || (corpus.phrases.words[seed.phrase]?.length ?? 1) > 1;
    for (const text of seed.texts) counts.set(text, (counts.get(text) ?? 0) + (isEnough ? 1 : 0.5));
  });
  return [...counts].flatMap(([text, count]) => (count >= 1 ? [text] : [])).toSorted((a, b) => a - b);
}

/** Joins groups that say the same in other words, so that `charged twice` and `double payment` may be one. */
function joinAlike(corpus: Corpus, groups: readonly Seed[][]): Seed[][] {
  const joined: { seeds: Seed[]; vector: Vector }[] = [];
  for (const group of groups) {
    const vector = vectorOf(corpus, membersOf(corpus, group));
    const same = joined.find((one) => cosine(one.vector, vector) >= SAME_WORDS);
    if (same) same.seeds.push(...group);
    else joined.push({ seeds: [...group], vector });
  }
  return joined.map(({ seeds }) => seeds);
}

function vectorOf(corpus: Corpus, members: readonly number[]): Vector {
  const vector = new Map<number, number>();
  for (const text of members)
    for (const word of new Set(corpus.texts[text]?.words)) if (word >= 0) vector.set(word, (vector.get(word) ?? 0) + 1);
  for (const [word, count] of vector)
    vector.set(word, count * Math.log(corpus.texts.length / (corpus.holding.get(word) ?? 1)));
  return vector;
}

function describe(
  corpus: Corpus,
  {
    kind,
    group,
    members,
  }: { readonly kind: ThemeKind; readonly group: readonly Seed[]; readonly members: readonly number[] },
  options: ThemeOptions,
): Theme | undefined {
  const textOf = (text: number) => corpus.texts[text];
  const authors = new Set(members.map((text) => textOf(text)?.author)).size;
  if (authors < (options.fewestAuthors ?? 5)) return undefined;
  const own = group.map((seed) => seed.phrase);
  const tellings = differentPhrases(corpus, tellingOf(corpus, members, own));
  // What is said beside it may tell in the name what it is about; the texts are not found by it.
  const told = tellingOf(corpus, members, tellingPhrases(corpus));
  const besides = differentPhrases(corpus, [...tellings.slice(0, 1), ...told]).slice(1);
  const sources = members.flatMap((text) => textOf(text)?.source ?? []);
  const [leader] = group as readonly GrownSeed[];
  const times = leader && kind === "emerging" ? (corpus.now[leader.phrase]?.users ?? 0) / leader.growth.expected : null;
  return {
    kind,
    name: nameOf(corpus, members, [...tellings.slice(0, 1), ...besides]),
    phrases: tellings.map(({ phrase }) => wordsOf(corpus, phrase)),
    members: sources.toSorted((a, b) => a.at - b.at || compare(a.id, b.id)).map(({ id }) => id),
    typical: typicalOf(corpus, members, tellings).flatMap((text) => textOf(text)?.source.id ?? []),
    authors,
    expected: times === null ? null : authors / times,
    chance: kind === "emerging" ? (leader?.growth.chance ?? null) : null,
    uncovered: sources.filter(({ covered }) => !covered).length / Math.max(1, sources.length),
  };
}
