import { shareInterval, type Interval } from "@firsthand/analytics/statistics";

/** What people said of a text and what a machine said of it; null is a label too: "none of them". */
export interface Pair {
  readonly expected: string | null;
  readonly given: string | null;
}

/** A share with what it is of. */
export interface Share {
  readonly count: number;
  readonly n: number;
  /** From 0 to 1; null where n is 0. */
  readonly share: number | null;
  /** Wilson's, at 95 %; null where n is 0. */
  readonly interval: Interval | null;
}

/** How one label is read. */
export interface LabelScore {
  readonly label: string | null;
  /** Of what the machine gave this label, how much people gave it too. */
  readonly precision: Share;
  /** Of what people gave this label, how much the machine gave it too. */
  readonly recall: Share;
  /** Harmonic mean of both, from 0 to 1. */
  readonly f1: number;
}

/** How labels are read, and what is taken for what. */
export interface Confusion {
  readonly accuracy: Share;
  /** Mean F1 of the labels that people gave; null of nothing. */
  readonly macroF1: number | null;
  /** Texts of which the machine said "none of them". */
  readonly abstained: Share;
  /** Every label that either gave: the most frequent among people first, then by name, "none of them" last. */
  readonly labels: readonly LabelScore[];
  /** What came up, the most frequent first. */
  readonly cells: readonly (Pair & { readonly count: number })[];
}

/** Counts pairs of labels. The order of the pairs does not matter. */
export function confusionOf(pairs: readonly Pair[]): Confusion {
  const cells = cellsOf(pairs);
  const sum = (which: (pair: Pair) => boolean) =>
    cells.reduce((total, cell) => total + (which(cell) ? cell.count : 0), 0);
  const names = [...new Set(cells.flatMap(({ expected, given }) => [expected, given]))];
  const labels = names
    .map((label) => {
      const hits = sum(({ expected, given }) => expected === label && given === label);
      const named = sum(({ expected }) => expected === label);
      const said = sum(({ given }) => given === label);
      return { label, precision: shareOf(hits, said), recall: shareOf(hits, named), f1: (2 * hits) / (named + said) };
    })
    .toSorted(
      (a, b) =>
        Number(a.label === null) - Number(b.label === null) ||
        b.recall.n - a.recall.n ||
        compareText(a.label ?? "", b.label ?? ""),
    );
  const expected = labels.filter(({ recall }) => recall.n > 0);
  return {
    accuracy: shareOf(
      sum((pair) => pair.expected === pair.given),
      pairs.length,
    ),
    macroF1: expected.length === 0 ? null : expected.reduce((total, { f1 }) => total + f1, 0) / expected.length,
    abstained: shareOf(
      sum(({ given }) => given === null),
      pairs.length,
    ),
    labels,
    cells,
  };
}

/** A share of counted cases, with Wilson's interval. */
export function shareOf(count: number, n: number): Share {
  return { count, n, share: n === 0 ? null : count / n, interval: shareInterval(count, n) };
}

function cellsOf(pairs: readonly Pair[]): (Pair & { readonly count: number })[] {
  const cells = new Map<string, { expected: string | null; given: string | null; count: number }>();
  for (const { expected, given } of pairs) {
    const key = JSON.stringify([expected, given]);
    const cell = cells.get(key) ?? { expected, given, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return Array.from(cells)
    .toSorted(([one, a], [other, b]) => b.count - a.count || compareText(one, other))
    .map(([, cell]) => cell);
}

/** The same order on every machine, whatever its language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
