/** What was right and what was given, one a text. */
export interface Pair {
  readonly expected: string;
  readonly given: string;
}

/** The share of pairs that agree, from 0 to 100; NaN without pairs. */
export function accuracy(pairs: readonly Pair[]): number {
  return (100 * pairs.filter(({ expected, given }) => expected === given).length) / pairs.length;
}

/** Precision, recall and F1 of one label, each from 0 to 1. */
export function labelScores(pairs: readonly Pair[], label: string): { precision: number; recall: number; f1: number } {
  let both = 0;
  let given = 0;
  let expected = 0;
  for (const pair of pairs) {
    if (pair.given === label) given += 1;
    if (pair.expected === label) expected += 1;
    if (pair.given === label && pair.expected === label) both += 1;
  }
  const precision = given === 0 ? 0 : both / given;
  const recall = expected === 0 ? 0 : both / expected;
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The mean of the F1 of every label that is expected somewhere, from 0 to 100. */
export function macroF1(pairs: readonly Pair[]): number {
  const labels = [...new Set(pairs.map(({ expected }) => expected))];
  return (100 * labels.reduce((sum, label) => sum + labelScores(pairs, label).f1, 0)) / labels.length;
}

/** The same pairs with the commonest label given to all: the simplest baseline. */
export function alwaysCommonest(pairs: readonly Pair[]): readonly Pair[] {
  const counts = new Map<string, number>();
  for (const { expected } of pairs) counts.set(expected, (counts.get(expected) ?? 0) + 1);
  const [commonest] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? [""];
  return pairs.map(({ expected }) => ({ expected, given: commonest }));
}
