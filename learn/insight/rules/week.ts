import { noSuchWeek } from "../errors.ts";

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** The Monday, in UTC, of the week in which a moment lies. */
export function mondayOf(at: Date): Date {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return new Date(midnight - ((at.getUTCDay() + 6) % 7) * DAY);
}

/** The week in which a moment lies, as ISO 8601 names it: 2026-W47. */
export function weekOf(at: Date): string {
  const monday = mondayOf(at);
  // A week belongs to the year of its Thursday.
  const year = new Date(monday.getTime() + 3 * DAY).getUTCFullYear();
  const number = Math.round((monday.getTime() - firstMonday(year).getTime()) / WEEK) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** From the Monday of a week to the next one. Throws `unknown_week`. */
export function windowOfWeek(week: string): { readonly since: Date; readonly until: Date } {
  const since = new Date(firstMonday(Number(week.slice(0, 4))).getTime() + (Number(week.slice(6)) - 1) * WEEK);
  if (Number.isNaN(since.getTime()) || weekOf(since) !== week) throw noSuchWeek(week);
  return { since, until: new Date(since.getTime() + WEEK) };
}

/** The last week that is over. */
export function lastWeek(now: Date): string {
  return weekOf(new Date(now.getTime() - WEEK));
}

/** The Monday of the first week of a year: that in which the 4th of January lies. */
function firstMonday(year: number): Date {
  const fourth = new Date(0);
  fourth.setUTCFullYear(year, 0, 4);
  return mondayOf(fourth);
}
