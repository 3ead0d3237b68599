import type { Duty } from "@firsthand/transform/attestations/contract";
import type { StandingCriterion } from "@firsthand/transform/maturity/contract";

import { utcDayText } from "../../format/dates.ts";
import { countText, differenceText, figureText } from "../../format/numbers.ts";

type Asked = Pick<
  Extract<StandingCriterion["evidence"], { kind: "metric" }>["bounds"][number],
  "least" | "most" | "measure" | "cases"
>;

/** What is asked of a figure, with its unit of measure: "at least 60.0 %", "known from at least 50 cases". */
export function askedText({ least, most, measure, cases }: Asked): string {
  const text = (limit: number) => figureText(limit, measure);
  if (least !== null && most !== null) return `${text(least)} to ${text(most)}`;
  if (least !== null) return `at least ${text(least)}`;
  if (most !== null) return `at most ${text(most)}`;
  return `known from at least ${countText(cases)} cases, whatever it says`;
}

/** How far a value lies from what is asked: "+9.8 pts", "within"; undefined where only a measure is asked for. */
export function distanceText(value: number, { least, most, measure }: Omit<Asked, "cases">): string | undefined {
  if (least === null && most === null) return undefined;
  if (least !== null && (value < least || most === null)) return differenceText(value - least, measure);
  if (most !== null && (value > most || least === null)) return differenceText(value - most, measure);
  return "within";
}

/** How sure it is that something stands as it is said to, in words; the chance is that it is truly met. */
export function sureText({ state, chance }: Pick<StandingCriterion, "state" | "chance">): string {
  if (state === "unknown") return "Open";
  const sure = state === "met" ? chance : 1 - chance;
  if (sure >= 0.975) return "Almost certain";
  if (sure >= 0.9) return "Very likely";
  if (sure >= 0.75) return "Likely";
  return sure >= 0.6 ? "Rather likely" : "As likely as not";
}

const dayMs = 86_400_000;

/** How far away a day is: "today", "in 12 days", "3 days ago"; begun days count. */
export function awayText(at: string, now: number): string {
  const days = Math.ceil((Date.parse(at) - now) / dayMs);
  if (days === 0) return "today";
  const size = Math.abs(days);
  const words = size === 1 ? "1 day" : `${countText(size)} days`;
  return days > 0 ? `in ${words}` : `${words} ago`;
}

export const dueTitles: Readonly<Record<Duty["due"], string>> = {
  expired: "Expired",
  expiring: "Expires soon",
  sign: "Waits for a second signature",
  answer: "Not answered yet",
};

/** What is due and when, in one line. */
export function dueText({ due, at }: Pick<Duty, "due" | "at">, now: number): string {
  if (at === null) return dueTitles[due];
  if (due === "expired") return `Expired ${awayText(at, now)}`;
  if (due === "expiring") return `Expires ${awayText(at, now)}`;
  return due === "sign" ? `Needs a second signature, holds until ${utcDayText(at)}` : dueTitles[due];
}

/** A number of months as people say it: "a year", "6 months". */
export function monthsText(months: number): string {
  return months === 1 ? "a month" : months === 12 ? "a year" : `${months} months`;
}
