import type { Reading, TextToRead } from "@firsthand/analytics/text";

import { ownSet } from "../data-sets.ts";
import { readTimed } from "../read-timed.ts";
import { type Row, figure } from "../rows.ts";
import { accuracy, alwaysCommonest, macroF1 } from "../scores.ts";

interface Question {
  readonly question: string;
  readonly set: string;
  readonly direction: TextToRead["direction"];
  readonly given: (reading: Reading) => string;
}

const questions: readonly Question[] = [
  {
    question: "does it expect an answer",
    set: "expects-answer",
    direction: "in",
    given: ({ expectsAnswer }) => (expectsAnswer >= 0.5 ? "yes" : "no"),
  },
  {
    question: "is the answer substantive",
    set: "substantive",
    direction: "out",
    given: ({ substantive }) => (substantive >= 0.5 ? "yes" : "no"),
  },
  {
    question: "which front-office function",
    set: "functions",
    direction: "in",
    given: (reading) => reading.function ?? "none",
  },
];

/** The lines on our own check sets. */
export async function ownSetRows(): Promise<readonly Row[]> {
  return Promise.all(questions.map(rowOf));
}

async function rowOf({ question, set, direction, given }: Question): Promise<Row> {
  const texts = await ownSet(set);
  const { readings } = readTimed(
    texts.map(({ text }) => text),
    direction,
  );
  const pairs = readings.map((reading, index) => ({ expected: texts[index]?.label ?? "", given: given(reading) }));
  const common = alwaysCommonest(pairs);
  return {
    question,
    data: `own check set, ${new Set(texts.map(({ language }) => language)).size} languages`,
    texts: texts.length,
    ours: `${figure(accuracy(pairs))} (macro-F1 ${figure(macroF1(pairs))})`,
    published: "",
    majority: `${figure(accuracy(common))} (${figure(macroF1(common))})`,
    baseline: "",
    perSecond: null,
  };
}
