/** A phrase that stands out, with the texts that use it (their places, ascending). */
export interface Seed {
  readonly phrase: number;
  readonly score: number;
  readonly texts: readonly number[];
}

/** Two phrases whose texts are as alike as this speak of the same. */
const ALIKE = 0.4;

/**
 * Groups phrases that are used in the same texts: the strongest leads a group, and takes in those that are alike
 * (cosine of their sets of texts). Seeds are given with the strongest first.
 */
export function groupSeeds(seeds: readonly Seed[]): Seed[][] {
  const groups: { leader: Set<number>; seeds: Seed[] }[] = [];
  for (const seed of seeds) {
    const best = groups
      .map((group) => ({ group, alike: cosineOfSets(group.leader, seed.texts) }))
      .reduce<{ group: (typeof groups)[number]; alike: number } | undefined>(
        (found, one) => (found && found.alike >= one.alike ? found : one),
        undefined,
      );
    if (best && best.alike >= ALIKE) best.group.seeds.push(seed);
    else groups.push({ leader: new Set(seed.texts), seeds: [seed] });
  }
  return groups.map((group) => group.seeds);
}

function cosineOfSets(one: ReadonlySet<number>, other: readonly number[]): number {
  let both = 0;
  for (const text of other) if (one.has(text)) both += 1;
  return both / Math.sqrt(Math.max(1, one.size) * Math.max(1, other.length));
}

/** Weights of words, by their number. */
export type Vector = ReadonlyMap<number, number>;

/** How alike two vectors are, 0 to 1. */
export function cosine(one: Vector, other: Vector): number {
  let product = 0;
  for (const [key, weight] of one) product += weight * (other.get(key) ?? 0);
  return product / Math.max(1e-12, lengthOf(one) * lengthOf(other));
}

function lengthOf(vector: Vector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
