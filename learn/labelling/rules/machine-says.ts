import type { Verdict } from "@firsthand/analytics/classifier";
import { moodOf } from "@firsthand/analytics/text";

import type { JudgedLabel } from "../contract.ts";

/** What the machine says of one label of a text. */
export interface MachineSays {
  /** As `judgedValue` of the contract. */
  readonly value: string | null;
  /** How likely it takes that to be; null where rules say it, or rules and a classifier together. */
  readonly probability: number | null;
  /** From 0 (sure) to 1 (cannot tell). */
  readonly uncertainty: number;
}

/** Of a reading what is judged. */
interface ReadLabels {
  readonly topic: string | null;
  readonly intent: string | null;
  readonly function: string | null;
  readonly sentiment: number;
  readonly urgency: number;
  readonly expectsAnswer: number;
}

/** A verdict speaks for a reading that it has the most weight in. */
const SPEAKS = 0.5;
/** So unsure is a reading by rules that give no probability. */
const RULES_UNSURE = 0.5;

/**
 * What a reading says of a label, and how sure it is. `verdict` is that of the classifier for the label's head, `weight`
 * how much it counts in the reading.
 */
export function machineSays(
  label: JudgedLabel,
  reading: ReadLabels,
  { verdict, weight }: { readonly verdict: Verdict | undefined; readonly weight: number },
): MachineSays {
  const learnt = verdict && weight >= SPEAKS ? verdict : undefined;
  switch (label) {
    case "topic":
    case "intent":
      return { value: reading[label], ...surenessOf(reading[label], verdict) };
    case "function":
      return { value: reading.function, ...surenessOf(reading.function, learnt) };
    case "mood": {
      const value = moodOf(reading.sentiment);
      return learnt
        ? { value, ...surenessOf(value, learnt) }
        : { value, probability: null, uncertainty: 1 - Math.min(1, Math.abs(reading.sentiment)) };
    }
    case "urgency":
      return yesOrNo(reading.urgency);
    case "expects_answer":
      return yesOrNo(reading.expectsAnswer);
  }
}

function yesOrNo(probability: number): MachineSays {
  const likely = probability >= 0.5;
  const sure = likely ? probability : 1 - probability;
  return { value: String(likely), probability: sure, uncertainty: 2 * (1 - sure) };
}

/**
 * Uncertainty as the small margin between the two likeliest labels; where the head abstains, between that none holds and
 * that one does. A reading that says nothing since the likeliest label is not likely enough is as sure as it is unlikely.
 */
function surenessOf(value: string | null, verdict: Verdict | undefined): Omit<MachineSays, "value"> {
  if (!verdict) return { probability: null, uncertainty: RULES_UNSURE };
  if (verdict.label === null) {
    const none = verdict.probability;
    return {
      probability: value === null ? none : chanceOf(verdict, value) * (1 - none),
      uncertainty: 2 * (1 - Math.max(none, 0.5)),
    };
  }
  const [first = 0, second = 0] = verdict.ranked.map(({ probability }) => probability);
  return { probability: value === null ? 1 - first : chanceOf(verdict, value), uncertainty: 1 - (first - second) };
}

/** Of a topic above others it is what they have together. */
function chanceOf(verdict: Verdict, label: string): number {
  return verdict.ranked
    .filter((one) => one.label === label || one.label.startsWith(`${label}.`))
    .reduce((sum, { probability }) => sum + probability, 0);
}
