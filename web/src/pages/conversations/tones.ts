import type { Mood } from "@firsthand/engage/conversations/contract";

import type { Tone } from "../../parts/chip.tsx";

const functionTones: Readonly<Record<string, Tone>> = {
  care: "accent",
  commerce: "teal",
  sales: "teal",
  finance: "warning",
  legal: "warning",
  product: "violet",
  research: "violet",
  people: "violet",
};

/** The colour of a function's chip; the words in it say the same. */
export function functionTone(id: string): Tone {
  return functionTones[id] ?? "plain";
}

/** The colour of a mood. */
export function moodTone(mood: Mood): Tone {
  return mood === "neutral" ? "plain" : mood;
}

/** The colour of a conversation's state. */
export function stateTone(state: string): Tone {
  if (state === "overdue") return "negative";
  if (state === "waiting") return "warning";
  return state === "resolved" ? "positive" : "plain";
}
