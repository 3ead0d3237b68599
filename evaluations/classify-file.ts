import { Failure } from "@firsthand/kernel/errors";

import { type Learnt, type Taught, figuresOf, learnTimed } from "./learn-timed.ts";
import { figure } from "./rows.ts";
import { type Pair, labelScores } from "./scores.ts";
import { columnOf, readTable } from "./tables.ts";

const MOST_NAMED = 5;

/** What to learn from, what to test on, and the columns in both. */
export interface ClassifyOptions {
  readonly train: string;
  readonly test: string;
  readonly text: string;
  readonly label: string;
  readonly outOfScope: string | null;
  readonly form: "words" | "json";
}

interface Read {
  readonly taught: readonly Taught[];
  readonly withoutLabel: number;
}

async function read(path: string, options: ClassifyOptions): Promise<Read> {
  const table = await readTable(path);
  const texts = columnOf(table, options.text);
  const labels = columnOf(table, options.label).map((label) => label.trim());
  const all = texts.map((text, at) => ({ text, label: labels[at] ?? "" }));
  const taught = all
    .filter(({ label }) => label !== "")
    .map(({ text, label }) => ({ text, label: label === options.outOfScope ? null : label }));
  return { taught, withoutLabel: all.length - taught.length };
}

function labelsOf(taught: readonly Taught[]): readonly string[] {
  return [...new Set(taught.flatMap(({ label }) => (label === null ? [] : [label])))].toSorted();
}

function refuse(message: string, advice: string): never {
  throw new Failure({ code: "nothing_to_learn", status: 400, message, advice });
}

function tableOf(
  pairs: readonly Pair[],
): readonly { label: string; texts: number; precision: number; recall: number; f1: number }[] {
  const labels = [...new Set(pairs.map(({ expected }) => expected))].toSorted();
  return labels.map((label) => {
    const { precision, recall, f1 } = labelScores(pairs, label);
    const texts = pairs.filter(({ expected }) => expected === label).length;
    return { label, texts, precision: 100 * precision, recall: 100 * recall, f1: 100 * f1 };
  });
}

interface Told {
  readonly train: Read;
  readonly test: Read;
  readonly unknown: readonly string[];
}

function printJson(learnt: Learnt, told: Told, outOfScope: string | null): void {
  const { inScope, all, macroF1, outOfScopeRecall } = figuresOf(learnt.pairs, outOfScope);
  const baseline = (pairs: readonly Pair[]) => {
    const of = figuresOf(pairs, outOfScope);
    return { accuracy: of.inScope, macroF1: of.macroF1, outOfScopeRecall: of.outOfScopeRecall };
  };
  console.log(
    JSON.stringify({
      train: { texts: told.train.taught.length, withoutLabel: told.train.withoutLabel },
      test: { texts: told.test.taught.length, withoutLabel: told.test.withoutLabel },
      accuracy: inScope,
      accuracyOverAll: all,
      macroF1,
      outOfScopeRecall,
      labels: tableOf(learnt.pairs),
      labelsNotInTrain: told.unknown,
      majority: baseline(learnt.majority),
      naiveBayes: baseline(learnt.naiveBayes),
      trainingSeconds: learnt.trainingSeconds,
      trainingProcessorSeconds: learnt.processorSeconds,
      textsPerSecond: learnt.perSecond,
      bytes: learnt.bytes,
    }),
  );
}

function lineOf(pairs: readonly Pair[], outOfScope: string | null): string {
  const { inScope, all, macroF1, outOfScopeRecall } = figuresOf(pairs, outOfScope);
  const f1 = `macro-F1 ${figure(macroF1)}`;
  if (outOfScope === null) return `accuracy ${figure(inScope)}, ${f1}`;
  const recall = outOfScopeRecall === null ? "none in the test" : figure(outOfScopeRecall);
  return `accuracy in scope ${figure(inScope)}, out-of-scope recall ${recall}, accuracy over all ${figure(all)}, ${f1}`;
}

function printWords(learnt: Learnt, told: Told, outOfScope: string | null): void {
  const labels = labelsOf(told.train.taught).length;
  console.log(`${told.train.taught.length} texts with ${labels} labels learnt, ${told.test.taught.length} judged`);
  for (const [name, { withoutLabel }] of [["train", told.train] as const, ["test", told.test] as const]) {
    if (withoutLabel > 0) console.log(`left out for want of a label: ${withoutLabel} of ${name}`);
  }
  if (told.unknown.length > 0) {
    const named = told.unknown.slice(0, MOST_NAMED).join(", ");
    const more = told.unknown.length > MOST_NAMED ? `, and ${told.unknown.length - MOST_NAMED} more` : "";
    console.log(`labels of the test that are not in train, and so are always wrong: ${named}${more}`);
  }
  console.log(lineOf(learnt.pairs, outOfScope));
  if (outOfScope !== null) console.log("  (abstaining on a text that has a label counts as wrong)");
  console.log(`majority: ${lineOf(learnt.majority, outOfScope)}`);
  console.log(`naive Bayes: ${lineOf(learnt.naiveBayes, outOfScope)}`);
  for (const { label, texts, precision, recall, f1 } of tableOf(learnt.pairs)) {
    console.log(
      `  ${label}: ${texts} texts, precision ${figure(precision)}, recall ${figure(recall)}, F1 ${figure(f1)}`,
    );
  }
  const seconds = `${figure(learnt.trainingSeconds)} s (${figure(learnt.processorSeconds)} s of processor time)`;
  console.log(`trained in ${seconds}; ${figure(learnt.bytes / 1e6)} MB as a file`);
  console.log(`${Math.round(learnt.perSecond)} texts a second, one core`);
}

/** Trains from scratch on one file of anybody's and tests on another. */
export async function classifyFile(options: ClassifyOptions): Promise<void> {
  const train = await read(options.train, options);
  const test = await read(options.test, options);
  const labels = labelsOf(train.taught);
  if (labels.length === 0) refuse(`No text of ${options.train} has a label.`, "Check the column after --label.");
  if (test.taught.length === 0) refuse(`No text of ${options.test} has a label.`, "Check the column after --label.");
  const unknown = labelsOf(test.taught).filter((label) => !labels.includes(label));
  const learnt = learnTimed(train.taught, test.taught, options.outOfScope);
  const print = options.form === "json" ? printJson : printWords;
  print(learnt, { train, test, unknown }, options.outOfScope);
}
