import type { Classifier } from "@firsthand/analytics/classifier";
import { moodOf, readTexts, type Reading } from "@firsthand/analytics/text";

import type { HeadScore } from "../contract.ts";
import { qualityOf, weightOf, type Tally } from "./compare.ts";
import { headOfLabel, isHeldBack, type CorrectedText, type Head, type LearntLabel } from "./training-set.ts";

/** What a head answers for a text, as people would say it. */
function givenBy(classifier: Classifier, text: string, head: Head): string | null {
  return classifier.classify(text)[head]?.label ?? null;
}

/** What rules and lists say of the same; they know no topics and intents. */
function saidByRules(reading: Reading, label: LearntLabel): string | null {
  switch (label) {
    case "topic":
    case "intent":
      return null;
    case "function":
      return reading.function;
    case "mood":
      return moodOf(reading.sentiment);
    case "urgency":
      return String(reading.urgency >= 0.5);
    case "expects_answer":
      return String(reading.expectsAnswer >= 0.5);
  }
}

interface Scored {
  readonly score: HeadScore;
  readonly tally: Tally;
}

/**
 * How each head of a new classifier does on the corrected texts that were kept back, beside rules and lists and beside the
 * version in force. A text is asked for a head only where people said that label of it.
 */
export function scoresOf(
  classifier: Classifier,
  {
    last,
    corrected,
    learnt,
  }: {
    readonly last: Classifier | undefined;
    readonly corrected: readonly CorrectedText[];
    /** How many examples each head learnt from. */
    readonly learnt: Readonly<Record<string, number>>;
  },
): Scored[] {
  const held = corrected.filter(isHeldBack);
  const readings = readTexts(held.map(({ text }) => ({ text, direction: "in" as const })));
  const asked = Object.entries(headOfLabel) as [LearntLabel, Head][];
  return asked
    .filter(([, head]) => classifier.heads.includes(head))
    .map(([label, head]) => {
      const cases = held.flatMap(({ text, labels }, at) => {
        const reading = readings[at];
        const expected = labels[label];
        if (expected === undefined || !reading) return [];
        return [
          {
            expected,
            given: givenBy(classifier, text, head),
            rules: saidByRules(reading, label),
            last: last?.heads.includes(head) === true ? givenBy(last, text, head) : undefined,
          },
        ];
      });
      const knewIt = cases.filter((one) => one.last !== undefined);
      const tally = {
        texts: cases.length,
        right: cases.filter((one) => one.given === one.expected).length,
        rulesRight: cases.filter((one) => one.rules === one.expected).length,
        lastRight: knewIt.length === 0 ? null : knewIt.filter((one) => one.last === one.expected).length,
        won: knewIt.filter((one) => one.given === one.expected && one.last !== one.expected).length,
        lost: knewIt.filter((one) => one.given !== one.expected && one.last === one.expected).length,
      };
      const { texts: heldBack, right, rulesRight, lastRight } = tally;
      const score = {
        head,
        labels: classifier.labels(head).length,
        examples: learnt[head] ?? 0,
        ...qualityOf(cases),
        heldBack,
        right,
        rulesRight,
        lastRight,
        weight: weightOf(head, tally),
      };
      return { score, tally };
    });
}
