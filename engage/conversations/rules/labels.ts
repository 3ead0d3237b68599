import { frontOfficeFunctions, moodOf } from "@firsthand/analytics/text";
import { stableId } from "@firsthand/kernel/ids";

import type { CorrectableLabel, LabelValue, Mood } from "../contract.ts";
import { notApplicable, unknownLabelValue } from "../errors.ts";

/** The columns of an interaction that a correction may replace. */
export interface LabelColumns {
  readonly language: string | null;
  readonly sentiment: number;
  readonly function: string | null;
  readonly topic: string | null;
  readonly intent: string | null;
  readonly urgency: number;
  readonly expects_answer: number;
  readonly substantive: number;
}

/** What a machine says of one label: in words, or as a number. */
export interface MachineValue {
  readonly machine_value: string | null;
  readonly machine_score: number | null;
}

/** How sure a person is: the sentiment that stands for a mood, clearly on its side of the limits. */
const SENTIMENTS: Readonly<Record<Mood, number>> = {
  negative: Math.fround(-0.7),
  neutral: 0,
  positive: Math.fround(0.7),
};

const LIKELY = 0.5;

/** A sentiment in a word; a number that the log holds is the nearest that its column can, however it is written. */
export const moodOfScore = (sentiment: number): Mood => moodOf(Math.fround(sentiment));

/** Whether a probability counts as yes. */
export const isLikely = (probability: number): boolean => probability >= LIKELY;

/** Which text a correction belongs to: another text, or the same one from the other side, is another matter. */
export function hashOfText(direction: "in" | "out", text: string): string {
  return stableId("corrected text", direction, text);
}

/** A value that was asked for, as it is stored; a Failure that names what there is for anything else. */
export function parseLabelValue(label: CorrectableLabel, value: LabelValue, direction: "in" | "out"): string | null {
  switch (label) {
    case "language":
      if (value === null || (typeof value === "string" && isLanguage(value))) return value;
      throw unknownLabelValue(label, value, "a language as two or three small letters (ISO 639), or null");
    case "mood":
      if (typeof value === "string" && Object.hasOwn(SENTIMENTS, value)) return value;
      throw unknownLabelValue(label, value, Object.keys(SENTIMENTS).join(", "));
    case "function":
      if (value === null || frontOfficeFunctions.some((known) => known === value)) return value as string | null;
      throw unknownLabelValue(label, value, `${frontOfficeFunctions.join(", ")}, or null`);
    case "intent":
      if (direction === "out") throw notApplicable(label, direction);
      return parseTaxonomyId(label, value);
    case "topic":
      return parseTaxonomyId(label, value);
    case "urgency":
    case "expects_answer":
    case "substantive":
      if ((label === "substantive") !== (direction === "out")) throw notApplicable(label, direction);
      if (typeof value === "boolean") return String(value);
      throw unknownLabelValue(label, value, "true, false");
  }
}

/** Words of small letters, in a path with dots; at most 100 characters. */
function isTaxonomyId(value: string): boolean {
  return value.length <= 100 && value.split(".").every((part) => /^[a-z][a-z0-9_]*$/.test(part));
}

/** Its form only: which ids there are is known to the taxonomy. */
function parseTaxonomyId(label: CorrectableLabel, value: LabelValue): string | null {
  if (value === null || (typeof value === "string" && isTaxonomyId(value))) return value;
  throw unknownLabelValue(label, value, `the id of one of the ${label}s, or null`);
}

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code) && NAMES.of(code) !== undefined;
}

/** Whether a label says yes or no. */
function isYesOrNo(label: CorrectableLabel): label is "urgency" | "expects_answer" | "substantive" {
  return label === "urgency" || label === "expects_answer" || label === "substantive";
}

/** A stored value as it is shown. */
export function shownValue(label: CorrectableLabel, value: string | null): LabelValue {
  return isYesOrNo(label) ? value === "true" : value;
}

/** The column that a label stands in, with the value that a person gave it. */
export function correctedColumn(label: CorrectableLabel, value: string | null): Partial<LabelColumns> {
  switch (label) {
    case "language":
      return { language: value };
    case "mood":
      return { sentiment: SENTIMENTS[value as Mood] };
    case "function":
    case "topic":
    case "intent":
      return { [label]: value };
    case "urgency":
    case "expects_answer":
    case "substantive":
      return { [label]: value === "true" ? 1 : 0 };
  }
}

/** What the machine says of a label, taken from its columns. */
export function machineValueOf(label: CorrectableLabel, columns: LabelColumns): MachineValue {
  switch (label) {
    case "language":
      return { machine_value: columns.language, machine_score: null };
    case "mood":
      return { machine_value: null, machine_score: columns.sentiment };
    case "function":
    case "topic":
    case "intent":
      return { machine_value: columns[label], machine_score: null };
    case "urgency":
    case "expects_answer":
    case "substantive":
      return { machine_value: null, machine_score: columns[label] };
  }
}

/** The column that a label stands in, with the machine's value: exactly what it was. */
export function machineColumn(label: CorrectableLabel, machine: MachineValue): Partial<LabelColumns> {
  const score = machine.machine_score ?? 0;
  switch (label) {
    case "language":
      return { language: machine.machine_value };
    case "mood":
      return { sentiment: score };
    case "function":
    case "topic":
    case "intent":
      return { [label]: machine.machine_value };
    case "urgency":
    case "expects_answer":
    case "substantive":
      return { [label]: score };
  }
}

/** The machine's value of a label as it is shown. */
export function shownMachineValue(label: CorrectableLabel, machine: MachineValue): LabelValue {
  const score = machine.machine_score ?? 0;
  if (label === "mood") return moodOfScore(score);
  if (isYesOrNo(label)) return isLikely(score);
  return machine.machine_value;
}
