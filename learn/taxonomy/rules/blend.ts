import type { Verdict } from "@firsthand/analytics/classifier";
import type { Reading } from "@firsthand/analytics/text";

import { parentOf } from "./taxonomy.ts";
import type { LearntLabel } from "./training-set.ts";

type Verdicts = Readonly<Record<string, Verdict>>;
/** How much each learnt head counts beside rules and lists, from 0 to 1. */
export type Weights = Readonly<Record<string, number>>;

/** A reading whose function may be any word that people gave. */
export type BlendedReading = Omit<Reading, "function"> & { readonly function: string | null };

const MOODS: Readonly<Record<string, number>> = { negative: -1, neutral: 0, positive: 1 };

/**
 * A topic or an intent that is less likely than this is not said: no label serves people better than a guess. Set by hand
 * on one half of messages of customers that somebody labelled; `npm run evaluate` measures on the other half.
 */
const SURE = 0.45;

/**
 * What is said of a verdict: its label where it is sure. Where it is not, the topic above those that it hesitates between,
 * if together they are sure: the nearest such one.
 */
function surely(verdict: Verdict | undefined, stands: (id: string) => boolean): string | null {
  if (!verdict || verdict.label === null) return null;
  if (verdict.probability >= SURE) return stands(verdict.label) ? verdict.label : null;
  const sums = new Map<string, number>();
  for (const { label, probability } of verdict.ranked.filter((one) => stands(one.label))) {
    for (let above = parentOf(label); above !== null; above = parentOf(above)) {
      sums.set(above, (sums.get(above) ?? 0) + probability);
    }
  }
  const sure = [...sums].filter(([id, sum]) => sum >= SURE && stands(id));
  sure.sort(([one, its], [other, theirs]) => levelOf(other) - levelOf(one) || theirs - its);
  return sure[0]?.[0] ?? null;
}

const levelOf = (id: string) => id.split(".").length;

/** The probability of a label among the ranked ones; 0 where it is not among them. */
function chanceOf(verdict: Verdict, label: string): number {
  return verdict.ranked.find((one) => one.label === label)?.probability ?? 0;
}

function mixed(rules: number, learnt: number, weight: number): number {
  return weight === 0 ? rules : (1 - weight) * rules + weight * learnt;
}

/** The ids of the taxonomy: a classifier that learnt before a node was moved or retired still answers with it. */
export interface KnownNodes {
  readonly topic: ReadonlySet<string>;
  readonly intent: ReadonlySet<string>;
}

/** The reading of rules and lists, with what a classifier says of the same text blended in by the weights of its heads. */
export function blend(rules: Reading, verdicts: Verdicts, weights: Weights, known?: KnownNodes): BlendedReading {
  const stands = (kind: keyof KnownNodes) => (id: string) => known === undefined || known[kind].has(id);
  const { topic, intent, sentiment, urgency, expectsAnswer } = verdicts;
  const weight = (head: string) => weights[head] ?? 0;
  const feeling = sentiment?.ranked.reduce((sum, { label, probability }) => sum + (MOODS[label] ?? 0) * probability, 0);
  return {
    ...rules,
    topic: surely(topic, stands("topic")),
    intent: surely(intent, stands("intent")),
    function: functionOf(rules.function, verdicts["function"], weight("function")),
    sentiment: feeling === undefined ? rules.sentiment : mixed(rules.sentiment, feeling, weight("sentiment")),
    urgency: urgency ? mixed(rules.urgency, chanceOf(urgency, "true"), weight("urgency")) : rules.urgency,
    expectsAnswer: expectsAnswer
      ? mixed(rules.expectsAnswer, chanceOf(expectsAnswer, "true"), weight("expectsAnswer"))
      : rules.expectsAnswer,
  };
}

/** Whoever has the larger share of a vote: the rules with what the head leaves them, each label with its probability. */
function functionOf(rules: string | null, verdict: Verdict | undefined, weight: number): string | null {
  if (!verdict || weight === 0) return rules;
  const votes = new Map<string | null, number>([[rules, 1 - weight]]);
  if (verdict.label === null) votes.set(null, (votes.get(null) ?? 0) + weight * verdict.probability);
  else
    for (const { label, probability } of verdict.ranked)
      votes.set(label, (votes.get(label) ?? 0) + weight * probability);
  return [...votes].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** What people said of a text, by label. */
export type Said = ReadonlyMap<LearntLabel, string | null>;

/** How sure a person is: as the log writes the mood that somebody gives. */
const SAID_MOODS: Readonly<Record<string, number>> = { negative: -0.7, neutral: 0, positive: 0.7 };

/** A reading in which what people said of the same words stands. */
export function withSaid(reading: BlendedReading, said: Said): BlendedReading {
  const label = (name: LearntLabel, otherwise: string | null) =>
    said.has(name) ? (said.get(name) ?? null) : otherwise;
  const chance = (name: LearntLabel, otherwise: number) =>
    said.has(name) ? (said.get(name) === "true" ? 1 : 0) : otherwise;
  return {
    ...reading,
    topic: label("topic", reading.topic),
    intent: label("intent", reading.intent),
    function: label("function", reading.function),
    sentiment: said.has("mood") ? (SAID_MOODS[said.get("mood") ?? ""] ?? reading.sentiment) : reading.sentiment,
    urgency: chance("urgency", reading.urgency),
    expectsAnswer: chance("expects_answer", reading.expectsAnswer),
  };
}
