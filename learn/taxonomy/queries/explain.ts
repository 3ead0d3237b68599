import { showInThread, textToRead } from "@firsthand/engage/conversations";
import type { ShownMessage } from "@firsthand/engage/conversations/contract";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Reader } from "../reader.ts";
import { isWithinTopic } from "../rules/taxonomy.ts";
import { headOfLabel, type LearntLabel } from "../rules/training-set.ts";

export interface Explained {
  readonly words: { readonly word: string; readonly weight: number }[];
  readonly probability: number | null;
}

const MOST_WORDS = 8;

/**
 * Which words of a message weighed for a label, heaviest first; none where rules alone decide. Only words of the text as whoever asks sees it are told:
 * what is masked or withheld for them is not. Of a label that people gave, why the machine would say the same.
 */
export async function explain(
  tx: Handle,
  reader: Pick<Reader, "classifier" | "weightOf">,
  asked: {
    readonly conversation: string;
    readonly message: string;
    readonly label: LearntLabel;
    readonly clear: Reach;
    readonly now: Date;
  },
): Promise<Explained> {
  const head = headOfLabel[asked.label];
  const classifier = reader.weightOf(head) > 0 ? reader.classifier() : undefined;
  const message = classifier && (await showInThread(tx, { ...asked, id: asked.conversation }));
  if (!message || classifier?.heads.includes(head) !== true || message.direction === "out")
    return { words: [], probability: null };
  const text = textToRead(message.subject, message.body);
  const verdict = classifier.classify(text)[head];
  const said = valueOf(message.labels, asked.label) ?? verdict?.label ?? null;
  if (!verdict || said === null) return { words: [], probability: null };
  // A topic is also said where it is only sure together with those below it: then the likeliest of them tells the words.
  const within = verdict.ranked.filter(({ label }) => isWithinTopic(label, said));
  const weighed = classifier.labels(head).includes(said) ? said : within[0]?.label;
  if (weighed === undefined) return { words: [], probability: null };
  const weights = new Map<string, number>();
  for (const { start, end, weight } of classifier.explain(text, head, weighed)) {
    const word = text.slice(start, end).toLowerCase().trim();
    if (word !== "" && weight > 0) weights.set(word, (weights.get(word) ?? 0) + weight);
  }
  const words = Array.from(weights, ([word, weight]) => ({ word, weight }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS);
  return { words, probability: within.reduce((sum, one) => sum + one.probability, 0) };
}

function valueOf(labels: ShownMessage["labels"], label: LearntLabel): string | null {
  switch (label) {
    case "topic":
    case "intent":
    case "function":
      return labels[label];
    case "mood":
      return labels.mood.value;
    case "urgency":
      return labels.urgency ? String(labels.urgency.value) : null;
    case "expects_answer":
      return labels.expectsAnswer ? String(labels.expectsAnswer.value) : null;
  }
}
