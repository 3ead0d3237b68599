import { shown, Unreadable } from "../unreadable.ts";
import type { ParseDate } from "./parse-date.ts";

/** Before this a date is a zero that was taken for a date. */
const EARLIEST = Date.UTC(1971, 0, 2);
const TOLERANCE = 2 * 86_400_000;

/** Reads a date into ISO 8601, or says why not. */
export type ReadMoment = (text: string) => string;

/** A reader of dates that also refuses those before 1971-01-02 and those more than two days after `now`. */
export function momentReader(parse: ParseDate, now: number): ReadMoment {
  return (text) => {
    if (text.trim() === "") throw new Unreadable("missing_field", "The date (at) is empty.");
    const moment = parse(text);
    if (moment === undefined) {
      throw new Unreadable("unparsable_date", `${shown(text)} is not a date of the form found in this file.`);
    }
    return momentWithin(moment, now);
  };
}

/** A moment as ISO 8601 in UTC, refused if it cannot be true. */
export function momentWithin(moment: number, now: number): string {
  if (moment < EARLIEST || moment > now + TOLERANCE || Number.isNaN(moment)) {
    const year = new Date(moment).getUTCFullYear();
    throw new Unreadable(
      "date_out_of_range",
      `A date in the year ${year} cannot be true: dates from 1971-01-02 until two days from now are taken.`,
    );
  }
  return new Date(moment).toISOString();
}
