import type { JudgedLabel } from "@firsthand/learn/labelling/contract";
import { type DriftFigure, NONE, type ReadingAlarm, type ReadingFigure } from "@firsthand/learn/reading/contract";

import { countText } from "../../format/numbers.ts";
import type { TaxonomyNames } from "../../format/taxonomy-words.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";

/** How labels are called. */
export const labelTitles: Readonly<Record<JudgedLabel, string>> = {
  topic: "Topic",
  intent: "Intent",
  function: "Function",
  mood: "Mood",
  urgency: "Urgency",
  expects_answer: "Expects an answer",
};

/** Whether the machine may give no value of a label. */
export const mayAbstain = (label: JudgedLabel): boolean =>
  label === "topic" || label === "intent" || label === "function";

/** A value of a label in words; null: none of them. */
export function valueText(label: string, value: string | null, names: Pick<TaxonomyNames, "topic" | "intent">): string {
  if (value === null) return "None of them";
  switch (label) {
    case "topic":
      return names.topic(value);
    case "intent":
      return names.intent(value);
    case "function":
      return functionText(value);
    case "urgency":
      return value === "true" ? "Urgent" : "Not urgent";
    case "expects_answer":
      return value === "true" ? "Yes" : "No";
    case "language":
      return languageText(value);
    default:
      return plainText(value);
  }
}

/** A value as it stands in an address. */
export const inAddress = (value: string | null): string => value ?? NONE;

/** A share without decimals: it is never known better. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** The interval of a share: "62 to 88 %". */
export function intervalText({ interval }: Pick<ReadingFigure, "interval">): string {
  return interval === null ? "" : `${Math.round(interval.low * 100)} to ${percentText(interval.high)}`;
}

/** How many more judged texts a figure takes. */
export function missingText(missing: number): string {
  return missing === 1 ? "one more label" : `${countText(missing)} more labels`;
}

/** Cohen's kappa with two decimals. */
export const kappaText = (kappa: number): string => kappa.toFixed(2).replace("-", "\u2212");

/** A version of the reading: "Version 3, lists 4", or "Lists 4 alone" where nothing was learnt yet. */
export function versionText(version: string): string {
  const [learnt, lists] = [/classifier-(\d+)/.exec(version)?.[1], /lexicon-(\d+)/.exec(version)?.[1]];
  if (learnt === undefined) return lists === undefined ? version : `Lists ${lists} alone`;
  return lists === undefined ? `Version ${learnt}` : `Version ${learnt}, lists ${lists}`;
}

const kinds: Readonly<Record<DriftFigure["kind"], string>> = {
  mix: "which values come up",
  abstained: "how often none is given",
  quality: "how many held-back texts are right",
};

/** What a figure of drift is about: "Topic: which values come up". */
export function driftTitle({ about, kind }: Pick<DriftFigure, "about" | "kind">): string {
  if (about === "words") return "Words that nobody wrote before";
  if (about === "language")
    return kind === "mix" ? "Languages: which come up" : "Languages: how often none is recognised";
  const title = Object.hasOwn(labelTitles, about) ? labelTitles[about as JudgedLabel] : plainText(about);
  return `${title}: ${kinds[kind]}`;
}

/** A value of a drift: an index, or a share. */
export function driftText(kind: DriftFigure["kind"], value: number): string {
  return kind === "mix" ? value.toFixed(2) : percentText(value);
}

/** What an alarm says. */
export function alarmText({ kind, about, value, expected, low, high }: ReadingAlarm): string {
  const now = driftText(kind, value);
  switch (kind) {
    case "mix":
      return `Values come up in other shares than in the eight weeks before: the index of change is ${now}, at most ${driftText(kind, high)} is usual. Customers write about other things, or they are read differently.`;
    case "abstained":
      return about === "words"
        ? `${now} of all words came up in none of the weeks before; ${percentText(low)} to ${percentText(high)} is usual. What is read was learnt from other words.`
        : `No value is given in ${now} of the messages; ${percentText(low)} to ${percentText(high)} is usual.`;
    case "quality":
      return `${now} of the texts judged in the last four weeks were read right, ${percentText(expected)} before.`;
  }
}

/** What to do about it. */
export function alarmAdvice({ kind, about }: Pick<ReadingAlarm, "kind" | "about">): string {
  if (kind === "quality") return "Look at what is taken for what, and label texts of the last weeks.";
  if (about === "language") return "Look which sources began or stopped, and in which languages customers write now.";
  return "Look at the newest messages and at themes; add a topic or label some of them.";
}
