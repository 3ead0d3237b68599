import type { Duty } from "@firsthand/transform/attestations/contract";

import { utcDayText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";

const dayMs = 86_400_000;

/** How far away a moment is: "today", "in 12 days", "3 days ago". To come, begun days count; gone by, whole ones. */
export function awayText(at: string, now: number): string {
  const apart = (Date.parse(at) - now) / dayMs;
  if (apart <= 0 && apart > -1) return "today";
  const days = apart > 0 ? Math.ceil(apart) : Math.floor(-apart);
  const words = days === 1 ? "1 day" : `${countText(days)} days`;
  return apart > 0 ? `in ${words}` : `${words} ago`;
}

export const dueTitles: Readonly<Record<Duty["due"], string>> = {
  expired: "Expired",
  expiring: "Expires soon",
  sign: "To be signed",
  check: "Proof to look at",
  answer: "Not answered yet",
};

/** What is due and when, in one line. */
export function dueText({ due, at }: Pick<Duty, "due" | "at">, now: number): string {
  if (at === null) return dueTitles[due];
  if (due === "expired") return `Expired ${awayText(at, now)}`;
  // Nobody may have told yet: the list was fetched before it expired.
  if (due === "expiring") return `${Date.parse(at) <= now ? "Expired" : "Expires"} ${awayText(at, now)}`;
  if (due === "check") return "Drawn this week: look at its proof";
  return due === "sign" ? `Needs a second signature; holds until ${utcDayText(at)}` : dueTitles[due];
}
