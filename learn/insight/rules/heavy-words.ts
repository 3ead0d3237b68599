/** A text and who wrote it. */
interface Told {
  readonly id: string;
  readonly customer: string | null;
  readonly text: string;
}

/** Texts that have a heavy word in common. */
interface Heap {
  readonly word: string;
  readonly ids: readonly string[];
}

/** A word counts that so many customers used: what fewer say may be a name. */
const FEWEST_CUSTOMERS = 3;
/** Links, names of others and tags are no words. */
const isWords = (piece: string): boolean => !piece.includes("@") && !/^(?:https?:|#)/.test(piece);

/** The words of a text that may weigh, each once: of four letters and more, in small letters. */
export function wordsIn(text: string): ReadonlySet<string> {
  const words =
    text
      .split(/\s+/)
      .filter(isWords)
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 3 && word.length <= 30));
}

/**
 * Heaps of texts by the words that weigh more in them than in the others (log-likelihood ratio), the heaviest first, at
 * most `most`. A text lies in one heap; a word that fewer than three customers used makes none.
 */
export function heapsOf(texts: readonly Told[], others: readonly string[], most: number): Heap[] {
  const said = texts.map((one) => ({ ...one, words: wordsIn(one.text) }));
  const elsewhere = new Map<string, number>();
  for (const text of others) for (const word of wordsIn(text)) elsewhere.set(word, (elsewhere.get(word) ?? 0) + 1);
  const heaps: Heap[] = [];
  let left = said;
  while (heaps.length < most) {
    const word = heaviest(left, elsewhere, others.length);
    if (word === undefined) break;
    heaps.push({ word, ids: left.filter(({ words }) => words.has(word)).map(({ id }) => id) });
    left = left.filter(({ words }) => !words.has(word));
  }
  return heaps;
}

interface Said extends Told {
  readonly words: ReadonlySet<string>;
}

function heaviest(said: readonly Said[], elsewhere: ReadonlyMap<string, number>, others: number): string | undefined {
  const uses = new Map<string, { texts: number; customers: Set<string> }>();
  for (const { id, customer, words } of said)
    for (const word of words) {
      const use = uses.get(word) ?? { texts: 0, customers: new Set() };
      use.texts += 1;
      use.customers.add(customer ?? id);
      uses.set(word, use);
    }
  let best: { word: string; weight: number } | undefined;
  for (const [word, { texts, customers }] of uses) {
    if (customers.size < FEWEST_CUSTOMERS) continue;
    const weight = likelihoodRatio(texts, said.length, elsewhere.get(word) ?? 0, others);
    if (weight <= LEAST_WEIGHT) continue;
    if (!best || weight > best.weight || (weight === best.weight && word < best.word)) best = { word, weight };
  }
  return best?.word;
}

/** As likely by chance as one in a thousand. */
const LEAST_WEIGHT = 10.83;

/** Dunning's statistic of a word in `a` of `n` texts here and `b` of `m` elsewhere; 0 where it is as frequent there. */
function likelihoodRatio(a: number, n: number, b: number, m: number): number {
  if (n === 0 || m === 0 || a / n <= b / m) return 0;
  const expected = (a + b) / (n + m);
  return (
    2 * (part(a, n * expected) + part(b, m * expected) + part(n - a, n - n * expected) + part(m - b, m - m * expected))
  );
}

function part(seen: number, expected: number): number {
  return seen === 0 ? 0 : seen * Math.log(seen / expected);
}
