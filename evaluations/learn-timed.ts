import { type Classifier, type Verdict, classifierFrom, trainClassifier } from "@firsthand/analytics/classifier";

import { naiveBayes } from "./naive-bayes.ts";
import { type Pair, accuracy, labelScores, macroF1 } from "./scores.ts";

const HEAD = "label";

/** A text with its label; null where none of the labels holds. */
export interface Taught {
  readonly text: string;
  readonly label: string | null;
}

/** What was measured of one training and one test. */
export interface Learnt {
  /** In the order of the test; `given` is the name for out of scope where the classifier abstains. */
  readonly pairs: readonly Pair[];
  readonly verdicts: readonly Verdict[];
  readonly majority: readonly Pair[];
  readonly naiveBayes: readonly Pair[];
  readonly trainingSeconds: number;
  readonly processorSeconds: number;
  readonly perSecond: number;
  readonly bytes: number;
}

function pairsOf(test: readonly Taught[], name: string, give: (text: string) => string | null): Pair[] {
  return test.map(({ text, label }) => ({ expected: label ?? name, given: give(text) ?? name }));
}

function commonestOf(train: readonly Taught[]): string {
  const counts = new Map<string, number>();
  for (const { label } of train) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return first?.[0] ?? "";
}

function judge(classifier: Classifier, test: readonly Taught[]): { verdicts: Verdict[]; perSecond: number } {
  for (const { text } of test.slice(0, 1000)) classifier.classify(text);
  const before = process.cpuUsage();
  const verdicts = test.flatMap(({ text }) => classifier.classify(text)[HEAD] ?? []);
  const { user, system } = process.cpuUsage(before);
  return { verdicts, perSecond: (test.length * 1e6) / Math.max(1, user + system) };
}

/** Trains with the shipped configuration, writes and reads the classifier, and lets it judge the test. */
export function learnTimed(train: readonly Taught[], test: readonly Taught[], outOfScope: string | null): Learnt {
  const before = process.cpuUsage();
  const began = performance.now();
  const trained = trainClassifier(
    train.map(({ text, label }) => ({ text, labels: { [HEAD]: label } })),
    { heads: [{ name: HEAD, outOfScope: outOfScope !== null }] },
  );
  const trainingSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const bytes = trained.toBytes();
  const { verdicts, perSecond } = judge(classifierFrom(bytes), test);
  const name = outOfScope ?? "";
  const common = commonestOf(train);
  const bayes = naiveBayes(
    train.map(({ text }) => text),
    train.map(({ label }) => label ?? name),
  );
  return {
    pairs: test.map(({ label }, at) => ({ expected: label ?? name, given: verdicts[at]?.label ?? name })),
    verdicts,
    majority: pairsOf(test, name, () => common),
    naiveBayes: pairsOf(test, name, bayes),
    trainingSeconds,
    processorSeconds: (user + system) / 1e6,
    perSecond,
    bytes: bytes.length,
  };
}

/** Accuracy on texts that have a label (abstaining is wrong there), macro-F1, and how many of the others are found. */
export function figuresOf(
  pairs: readonly Pair[],
  outOfScope: string | null,
): { inScope: number; all: number; macroF1: number; outOfScopeRecall: number | null } {
  const inside = pairs.filter(({ expected }) => expected !== outOfScope);
  const has = outOfScope !== null && inside.length < pairs.length;
  return {
    inScope: accuracy(inside),
    all: accuracy(pairs),
    macroF1: macroF1(pairs),
    outOfScopeRecall: has ? 100 * labelScores(pairs, outOfScope).recall : null,
  };
}
