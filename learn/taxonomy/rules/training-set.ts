import type { Example } from "@firsthand/analytics/classifier";

import type { Taxonomy } from "./taxonomy.ts";

/** What is learnt of a text: the head of the classifier for each label that people correct. */
export const headOfLabel = {
  topic: "topic",
  intent: "intent",
  function: "function",
  mood: "sentiment",
  urgency: "urgency",
  expects_answer: "expectsAnswer",
} as const;

export type LearntLabel = keyof typeof headOfLabel;
export type Head = (typeof headOfLabel)[LearntLabel];

/** A text that people labelled, with all that they said of it. */
export interface CorrectedText {
  readonly hash: string;
  readonly text: string;
  readonly language: string | null;
  readonly labels: Readonly<Partial<Record<LearntLabel, string | null>>>;
}

/** What people said of a customer's own words teaches more than an invented example. */
const CORRECTION_WEIGHT = 2;

/** Fewer examples of a label than this teach nothing. */
const FEWEST = 3;

const HELD_BACK = 5;

/**
 * Whether a text is never learnt from, so that versions can be compared on it for ever: every fifth, chosen by its hash
 * alone.
 */
export function isHeldBack({ hash }: Pick<CorrectedText, "hash">): boolean {
  return Number.parseInt(hash.slice(-4), 16) % HELD_BACK === 0;
}

/** All that a classifier learns from, and the heads that there is enough for. */
export function trainingSet(
  taxonomy: Taxonomy,
  corrected: readonly CorrectedText[],
): { readonly examples: Example[]; readonly heads: { name: Head; outOfScope: boolean }[] } {
  const known = {
    topic: new Set(taxonomy.topics.map(({ id }) => id)),
    intent: new Set(taxonomy.intents.map(({ id }) => id)),
  };
  const fromPeople = corrected
    .filter((one) => !isHeldBack(one))
    .map(({ text, language, labels }) => ({
      text,
      ...(language === null ? {} : { language }),
      weight: CORRECTION_WEIGHT,
      labels: Object.fromEntries(
        Object.entries(labels).flatMap(([label, value]): [string, string | null][] => {
          if ((label === "topic" || label === "intent") && value !== null && !known[label].has(value)) return [];
          return [[headOfLabel[label as LearntLabel], value]];
        }),
      ),
    }))
    .filter(({ labels }) => Object.keys(labels).length > 0);
  // Somebody may have made an example of a text that is held back.
  const held = new Set(corrected.filter(isHeldBack).map(({ text }) => text.trim()));
  const examples = [...ownExamples(taxonomy).filter(({ text }) => !held.has(text)), ...fromPeople];
  const heads = Object.values(headOfLabel).filter((head) => labelsWithEnough(examples, head) >= 2);
  return {
    examples,
    heads: heads.map((name) => ({ name, outOfScope: name === "topic" || name === "intent" || name === "function" })),
  };
}

function ownExamples({ topics, intents, nothing }: Taxonomy): Example[] {
  return together([
    ...topics.flatMap(({ id, function: concerned, examples }) =>
      each(examples, (text, language) => ({
        text,
        language,
        labels: { topic: id, ...(concerned === null ? {} : { function: concerned }) },
      })),
    ),
    ...intents.flatMap(({ id, examples }) =>
      each(examples, (text, language) => ({ text, language, labels: { intent: id } })),
    ),
    ...each(nothing, (text, language) => ({ text, language, labels: { topic: null, intent: null } })),
  ]);
}

/** A text that stands in several places is one example with the labels of all; a label wins over `nothing`. */
function together(examples: readonly Example[]): Example[] {
  const merged = new Map<string, Example>();
  for (const one of examples) {
    const key = JSON.stringify([one.language, one.text]);
    const before = merged.get(key);
    const again = before && Object.entries(one.labels).some(([head, label]) => isOther(before.labels[head], label));
    if (!before) merged.set(key, one);
    else if (again) merged.set(`${key} ${merged.size}`, one);
    else merged.set(key, { ...before, labels: withMore(before.labels, one.labels) });
  }
  return [...merged.values()];
}

function isOther(before: string | null | undefined, label: string | null): boolean {
  return typeof before === "string" && label !== null && before !== label;
}

function withMore(before: Example["labels"], more: Example["labels"]): Example["labels"] {
  const found = Object.entries(more).filter(([head, label]) => label !== null || before[head] === undefined);
  return { ...before, ...Object.fromEntries(found) };
}

function each(
  examples: Readonly<Record<string, readonly string[]>>,
  example: (text: string, language: string) => Example,
): Example[] {
  return Object.entries(examples).flatMap(([language, texts]) => texts.map((text) => example(text, language)));
}

function labelsWithEnough(examples: readonly Example[], head: Head): number {
  const counts = new Map<string, number>();
  for (const { labels } of examples) {
    const label = labels[head];
    if (typeof label === "string") counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= FEWEST).length;
}
