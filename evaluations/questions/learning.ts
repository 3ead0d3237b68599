import { type Labelled, clinc150, smsaTrain, smsa, umsab, umsabTrain } from "../data-sets.ts";
import { type Learnt, type Taught, figuresOf, learnTimed } from "../learn-timed.ts";
import { type Row, figure, skipped } from "../rows.ts";
import { type Pair, macroF1 } from "../scores.ts";

const INTENT = "which intent, or none (accuracy in scope / recall out of scope)";
const SENTIMENT = "sentiment, learnt (macro-F1)";
const OUTSIDE = "oos";

/** Macro-F1 of XLM-T on the test part (README of the set). */
const PUBLISHED: Readonly<Record<string, string>> = {
  ar: "67.7",
  de: "77.3",
  en: "70.6",
  es: "68.5",
  fr: "72.0",
  hi: "56.4",
  it: "71.5",
  pt: "76.0",
};

function costOf({ processorSeconds, bytes }: Learnt): string {
  return `(learnt in ${Math.round(processorSeconds)} s, ${figure(bytes / 1e6)} MB)`;
}

function moodRow(data: string, published: string, learnt: Learnt, places: readonly number[] | null): Row {
  const of = (pairs: readonly Pair[]) => macroF1(places ? places.flatMap((place) => pairs[place] ?? []) : pairs);
  return {
    question: SENTIMENT,
    data,
    texts: places?.length ?? learnt.pairs.length,
    ours: places ? figure(of(learnt.pairs)) : `${figure(of(learnt.pairs))} ${costOf(learnt)}`,
    published,
    majority: figure(of(learnt.majority)),
    baseline: `${figure(of(learnt.naiveBayes))} (naive Bayes)`,
    perSecond: places ? null : learnt.perSecond,
  };
}

async function intentRows(): Promise<readonly Row[]> {
  const data = "clinc150 (full), test";
  const sets = await clinc150();
  if (!sets) return [skipped(INTENT, data)];
  const taught = (texts: readonly Labelled[]): Taught[] =>
    texts.map(({ text, label }) => ({ text, label: label === OUTSIDE ? null : label }));
  const learnt = learnTimed(taught(sets.train), taught(sets.test), OUTSIDE);
  const both = (pairs: readonly Pair[]) => {
    const { inScope, outOfScopeRecall } = figuresOf(pairs, OUTSIDE);
    return `${figure(inScope)} / ${figure(outOfScopeRecall ?? Number.NaN)}`;
  };
  return [
    {
      question: INTENT,
      data,
      texts: sets.test.length,
      ours: `${both(learnt.pairs)} ${costOf(learnt)}`,
      published: "96.9 / 40.3 and 96.2 / 52.3 (BERT), 91.0 / 14.5 (SVM)",
      majority: both(learnt.majority),
      baseline: `${both(learnt.naiveBayes)} (naive Bayes)`,
      perSecond: learnt.perSecond,
    },
  ];
}

async function tweetRows(): Promise<readonly Row[]> {
  const train = await umsabTrain();
  const test = await umsab();
  if (!train || !test) return [skipped(SENTIMENT, "umsab, train to val")];
  const learnt = learnTimed(train, test, null);
  const places = (language: string) => test.flatMap((text, place) => (text.language === language ? [place] : []));
  return [
    moodRow("umsab, train to val, 8 languages", "69.4", learnt, null),
    ...Object.entries(PUBLISHED).map(([language, published]) =>
      moodRow(`of these in ${language}`, published, learnt, places(language)),
    ),
  ];
}

async function reviewRows(): Promise<readonly Row[]> {
  const train = await smsaTrain();
  const test = await smsa();
  if (!train || !test) return [skipped(SENTIMENT, "indonlu-smsa, train to valid")];
  return [moodRow("indonlu-smsa, train to valid, id", "92.7", learnTimed(train, test, null), null)];
}

/** The lines on what the classifier learns from examples. */
export async function learningRows(): Promise<readonly Row[]> {
  return [...(await intentRows()), ...(await tweetRows()), ...(await reviewRows())];
}
