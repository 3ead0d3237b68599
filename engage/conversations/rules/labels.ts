import { frontOfficeFunctions, moodOf } from "@firsthand/analytics/text";
import { stableId } from "@firsthand/kernel/ids";

import type { CorrectableLabel, LabelValue, Mood } from "../contract.ts";
import { notApplicable, unknownLabelValue } from "../errors.ts";

/** The columns of an interaction that a correction may replace. */
export interface LabelColumns {
  readonly language: string | null;
  readonly sentiment: number;
  readonly function: string | null;
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
    case "expects_answer":
    case "substantive":
      if ((label === "expects_answer") !== (direction === "in")) throw notApplicable(label, direction);
      if (typeof value === "boolean") return String(value);
      throw unknownLabelValue(label, value, "true, false");
  }
}

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code) && NAMES.of(code) !== undefined;
}

/** A stored value as it is shown. */
export function shownValue(label: CorrectableLabel, value: string | null): LabelValue {
  return label === "expects_answer" || label === "substantive" ? value === "true" : value;
}

/** The column that a label stands in, with the value that a person gave it. */
export function correctedColumn(label: CorrectableLabel, value: string | null): Partial<LabelColumns> {
  switch (label) {
    case "language":
      return { language: value };
    case "mood":
      return { sentiment: SENTIMENTS[value as Mood] };
    case "function":
      return { function: value };
    case "expects_answer":
      return { expects_answer: value === "true" ? 1 : 0 };
    case "substantive":
      return { substantive: value === "true" ? 1 : 0 };
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
      return { machine_value: columns.function, machine_score: null };
    case "expects_answer":
      return { machine_value: null, machine_score: columns.expects_answer };
    case "substantive":
      return { machine_value: null, machine_score: columns.substantive };
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
      return { function: machine.machine_value };
    case "expects_answer":
      return { expects_answer: score };
    case "substantive":
      return { substantive: score };
  }
}

/** The machine's value of a label as it is shown. */
export function shownMachineValue(label: CorrectableLabel, machine: MachineValue): LabelValue {
  const score = machine.machine_score ?? 0;
  if (label === "mood") return moodOfScore(score);
  if (label === "expects_answer" || label === "substantive") return isLikely(score);
  return machine.machine_value;
}
