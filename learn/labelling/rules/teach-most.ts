/** A text that may be asked for. */
export interface Candidate {
  readonly text: string;
  /** How unsure the machine is of it, from 0 to 1. */
  readonly uncertainty: number;
}

type Vector = ReadonlyMap<string, number>;

/** So many of the best are compared with each other. */
const COMPARED = 600;
/** How much it counts that a text is like many others. */
const DENSITY_POWER = 0.5;
/** Even a machine that is sure is asked about now and then. */
const LEAST_UNCERTAIN = 0.02;
const MOST_WORDS = 150;
const LONGEST_WORD = 40;
/** Longer runs of letters stand for scripts that do not part words: their pairs of letters are compared. */
const LONG_RUN = 14;

/**
 * Which texts teach most, the best first, as places in `texts`; at most `wanted`. A text teaches much when the machine is
 * unsure of it (uncertainty sampling: Lewis and Gale 1994, by the margin of the two likeliest labels: Scheffer et al.
 * 2001), when many others are like it (information density: Settles and Craven 2008), and when none that was chosen
 * before says the same (maximal marginal relevance: Carbonell and Goldstein 1998). An overview: Settles, Active Learning
 * Literature Survey, 2009.
 */
export function teachMost(texts: readonly Candidate[], wanted: number): number[] {
  const vectors = vectorsOf(texts.map(({ text }) => text));
  const mean = meanOf(vectors);
  const scored = texts.map(({ uncertainty }, at) => ({
    at,
    score: Math.max(LEAST_UNCERTAIN, uncertainty) * densityOf(vectors[at], mean) ** DENSITY_POWER,
    /** How much it is like the one that was chosen and is most like it. */
    like: 0,
  }));
  let left = scored.toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, Math.max(COMPARED, wanted));
  const chosen: number[] = [];
  while (chosen.length < wanted && left.length > 0) {
    const best = left.reduce((top, one) => (one.score * (1 - one.like) > top.score * (1 - top.like) ? one : top));
    chosen.push(best.at);
    left = left
      .filter((one) => one !== best)
      .map((one) => ({ ...one, like: Math.max(one.like, likeness(vectors[one.at], vectors[best.at])) }));
  }
  return chosen;
}

function piecesOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, MOST_WORDS).flatMap((word) => {
    if (word.length <= LONG_RUN) return [word];
    const letters = Array.from(word.slice(0, LONGEST_WORD));
    return letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`);
  });
}

/** Words with the square root of how often they come, rare ones heavier, each text of length 1. */
function vectorsOf(texts: readonly string[]): Vector[] {
  const counted = texts.map((text) => {
    const counts = new Map<string, number>();
    for (const piece of piecesOf(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    return counts;
  });
  const spread = new Map<string, number>();
  for (const counts of counted) for (const piece of counts.keys()) spread.set(piece, (spread.get(piece) ?? 0) + 1);
  return counted.map((counts) => {
    const weighed = Array.from(counts, ([piece, count]): [string, number] => [
      piece,
      Math.sqrt(count) * Math.log(1 + texts.length / (spread.get(piece) ?? 1)),
    ]);
    const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(weighed.map(([piece, weight]) => [piece, weight / length]));
  });
}

function meanOf(vectors: readonly Vector[]): Vector {
  const mean = new Map<string, number>();
  for (const vector of vectors)
    for (const [piece, weight] of vector) mean.set(piece, (mean.get(piece) ?? 0) + weight / vectors.length);
  return mean;
}

/** The mean likeness to all texts; above 0 also for one that is like no other. */
function densityOf(vector: Vector | undefined, mean: Vector): number {
  return 1e-6 + likeness(vector, mean);
}

function likeness(a: Vector | undefined, b: Vector | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (const [piece, weight] of a) sum += weight * (b.get(piece) ?? 0);
  return sum;
}
