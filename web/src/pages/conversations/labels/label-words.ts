import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import type { CorrectableLabel, Correction, LabelValue, ShownMessage } from "@firsthand/engage/conversations/contract";

import { functionText, languageText, plainText } from "../../../format/words.ts";
import type { Tone } from "../../../parts/chip.tsx";
import { namesOf, type TaxonomyNames } from "../../../format/taxonomy-words.ts";
import { moodTone } from "../tones.ts";

/** A label of a message as it is shown. */
export interface ShownLabel {
  readonly label: CorrectableLabel;
  readonly text: string;
  readonly tone: Tone;
  /** The score behind it, in words; undefined where there is none, and where a person said the value. */
  readonly score: string | undefined;
  readonly value: LabelValue;
  readonly correction: Correction | undefined;
}

export const labelTitles: Readonly<Record<CorrectableLabel, string>> = {
  language: "Language",
  mood: "Mood",
  function: "Function",
  topic: "Topic",
  intent: "Intent",
  urgency: "Urgency",
  expects_answer: "Expects an answer",
  substantive: "Substantive answer",
};

const languages = [
  "ar",
  "cs",
  "da",
  "de",
  "en",
  "es",
  "fr",
  "hi",
  "id",
  "it",
  "ja",
  "ms",
  "nl",
  "pl",
  "pt",
  "ru",
  "sv",
  "tr",
  "uk",
  "zh",
];

const unnamed = namesOf(undefined);

/** The labels of a message, in the order in which they are shown. */
export function labelsOf(
  { labels, corrections }: Pick<ShownMessage, "labels" | "corrections">,
  names: TaxonomyNames = unnamed,
): ShownLabel[] {
  const of = (label: CorrectableLabel) => corrections.find((correction) => correction.label === label);
  const shown = (label: CorrectableLabel, value: LabelValue, tone: Tone, score?: string): ShownLabel => {
    const correction = of(label);
    return {
      label,
      value,
      tone,
      correction,
      text: valueText(label, value, names),
      score: correction ? undefined : score,
    };
  };
  const { language, mood, expectsAnswer, substantive, urgency } = labels;
  return [
    shown("language", language, "plain"),
    shown("mood", mood.value, moodTone(mood.value), scoreText(mood.score)),
    shown("function", labels.function, "plain"),
    ...(expectsAnswer || labels.topic !== null || of("topic") ? [shown("topic", labels.topic, "plain")] : []),
    ...(urgency ? [shown("intent", labels.intent, "plain")] : []),
    ...(urgency ? [shown("urgency", urgency.value, urgency.value ? "warning" : "plain", shareText(urgency))] : []),
    ...(expectsAnswer ? [shown("expects_answer", expectsAnswer.value, "plain", shareText(expectsAnswer))] : []),
    ...(substantive ? [shown("substantive", substantive.value, "plain", shareText(substantive))] : []),
  ];
}

/** A value of a label in words. */
export function valueText(label: CorrectableLabel, value: LabelValue, names: TaxonomyNames = unnamed): string {
  if (label === "language") return typeof value === "string" ? languageText(value) : "Language not told";
  if (label === "function") return typeof value === "string" ? functionText(value) : "No function";
  if (label === "topic") return typeof value === "string" ? names.topic(value) : "No topic";
  if (label === "intent") return typeof value === "string" ? names.intent(value) : "No intent";
  if (label === "urgency") return value === true ? "Urgent" : "Not urgent";
  if (label === "expects_answer") return value === true ? "Expects an answer" : "Expects no answer";
  if (label === "substantive") return value === true ? "Substantive" : "Not substantive";
  return typeof value === "string" ? plainText(value) : "Not told";
}

/** What a label can be, first the commonest. */
export function choicesFor(
  label: CorrectableLabel,
  value: LabelValue,
  names: TaxonomyNames = unnamed,
): { value: string; label: string }[] {
  if (label === "mood") return ["negative", "neutral", "positive"].map(choice(label));
  if (label === "function")
    return [...frontOfficeFunctions.map(choice(label)), { value: "", label: valueText(label, null) }];
  if (label === "topic" || label === "intent") {
    const known = label === "topic" ? names.topics : names.intents;
    const missing = typeof value === "string" && !known.some((one) => one.value === value);
    return [
      { value: "", label: valueText(label, null) },
      ...(missing ? [{ value, label: valueText(label, value, names) }] : []),
      ...known,
    ];
  }
  if (label !== "language")
    return ["true", "false"].map((said) => ({ value: said, label: valueText(label, said === "true") }));
  const codes = typeof value === "string" && !languages.includes(value) ? [...languages, value] : languages;
  const named = codes.map(choice(label)).toSorted((a, b) => a.label.localeCompare(b.label, "en"));
  return [...named, { value: "", label: "Cannot be told" }];
}

/** A value as forms hold it, and back. */
export function formValue(value: LabelValue): string {
  return value === null ? "" : String(value);
}
export function labelValueOf(label: CorrectableLabel, said: string): LabelValue {
  if (label === "expects_answer" || label === "substantive" || label === "urgency") return said === "true";
  return said === "" ? null : said;
}

function choice(label: CorrectableLabel) {
  return (value: string) => ({ value, label: valueText(label, value) });
}

/** From -1 to 1, with its sign: "−0.42". */
function scoreText(score: number): string {
  const size = Math.abs(score).toFixed(2);
  return size === "0.00" ? "0.00" : `${score > 0 ? "+" : "−"}${size}`;
}

/** How sure the machine is of what it says; the score counts towards yes. */
function shareText({ value, score }: { readonly value: boolean; readonly score: number }): string {
  return `${Math.round((value ? score : 1 - score) * 100)} %`;
}
