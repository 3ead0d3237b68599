import { utcDayText } from "../format/dates.ts";
import { type ScopeSearch, isNamed, rangeTitles } from "./scope.ts";

const dayMs = 86_400_000;

/** The day (in UTC) that is the last inside of a window which ends before `until`. */
export function lastDay(until: string): string {
  return dayOf(Date.parse(until) - 1);
}

/** The day (in UTC) with which a window ends that still holds `day`. */
export function dayAfter(day: string): string {
  return dayOf(Date.parse(day) + dayMs);
}

/** The day of a moment in UTC: "2026-03-31". */
export function dayOf(moment: number | string): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The days of a window, both ends inside of it: "3 Mar to 9 Mar 2026", "9 Mar 2026". */
export function daysText(since: string, until: string): string {
  const first = utcDayText(since);
  const last = utcDayText(lastDay(until));
  if (first === last) return first;
  const year = last.slice(-5);
  return `${first.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
}

/** The name of the window that an address asks for, or "Own days". */
export function rangeText(said: ScopeSearch): string {
  return isNamed(said) ? rangeTitles[said.range ?? "13w"] : "Own days";
}
