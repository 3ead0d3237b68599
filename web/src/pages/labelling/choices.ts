import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import type { JudgedLabel } from "@firsthand/learn/labelling/contract";

import type { TaxonomyNames } from "../../format/taxonomy-words.ts";
import { functionText } from "../../format/words.ts";

/** Something that a text may be judged to be; the value as the server takes it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Whether a text may be none of what a label knows. */
export const mayBeNone = (label: JudgedLabel): boolean =>
  label === "topic" || label === "intent" || label === "function";

/** How that is called. */
export const NONE_OF_THEM = "None of them";

/** All that a label may be but none of them, in an order that no text changes. */
export function choicesOf(label: JudgedLabel, names: Pick<TaxonomyNames, "topics" | "intents">): readonly Choice[] {
  switch (label) {
    case "topic":
      return names.topics;
    case "intent":
      return names.intents;
    case "function":
      return frontOfficeFunctions.map((value) => ({ value, label: functionText(value) }));
    case "mood":
      return [
        { value: "negative", label: "Negative" },
        { value: "neutral", label: "Neutral" },
        { value: "positive", label: "Positive" },
      ];
    case "urgency":
      return [
        { value: "true", label: "Urgent" },
        { value: "false", label: "Not urgent" },
      ];
    case "expects_answer":
      return [
        { value: "true", label: "Yes, it wants an answer" },
        { value: "false", label: "No, nothing is asked" },
      ];
  }
}

/** Those whose words begin with each word that was typed. */
export function matchingChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const sought = wordsOf(typed);
  if (sought.length === 0) return choices;
  return choices.filter(({ label }) => {
    const own = wordsOf(label);
    return sought.every((word) => own.some((one) => one.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The key of the choice at a place: 1 to 9 for the first nine that are shown. */
export function keyAt(at: number): string | null {
  return at < 9 ? String(at + 1) : null;
}
