import { Failure } from "@firsthand/kernel/errors";

import { clockBeforeYearDates, isoDates, namedDates, numberDates, unixDates, type ParseDate } from "./parse-date.ts";
import { localiser } from "./time-zone.ts";

/** The names of date forms, in the order in which they are tried. */
export const DATE_FORMATS = ["iso", "twitter", "named", "unix", "unix_ms", "dd/mm/yyyy", "mm/dd/yyyy"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/**
 * The form that somebody wrote down: one of the names, or a pattern such as `dd.mm.yyyy hh:mm`. Of a pattern only the
 * order of day, month and year counts; a time of day, seconds, am or pm and an offset are read wherever they stand.
 */
export function dateFormatNamed(text: string): DateFormat {
  const wanted = text.trim().toLowerCase();
  const name = DATE_FORMATS.find((format) => format === wanted);
  if (name) return name;
  if (wanted === "rfc2822") return "named";
  if (/^d{1,2}[-/. ]m{1,2}[-/. ]y{2,4}\b/.test(wanted)) return "dd/mm/yyyy";
  if (/^m{1,2}[-/. ]d{1,2}[-/. ]y{2,4}\b/.test(wanted)) return "mm/dd/yyyy";
  if (/^y{4}[-/.]m{1,2}[-/.]d{1,2}(\b|t)/.test(wanted)) return "iso";
  if (/^(d{1,2}|mon|mmm)[-/. ,]+(d{1,2}|mon|mmm)[-/. ,]+y{2,4}\b/.test(wanted)) return "named";
  throw new Failure({
    code: "bad_date_format",
    status: 422,
    message: `"${text}" is not a date format.`,
    advice: `Write one of ${DATE_FORMATS.join(", ")}, or a pattern such as dd.mm.yyyy hh:mm.`,
  });
}

/** The parser of one form; `zone` is the IANA zone of dates that say no offset. */
export function dateParser(format: DateFormat, zone: string): ParseDate {
  const localise = localiser(zone);
  switch (format) {
    case "iso":
      return isoDates(localise);
    case "twitter":
      return clockBeforeYearDates(localise);
    case "named":
      return namedDates(localise);
    case "unix":
      return unixDates("seconds");
    case "unix_ms":
      return unixDates("milliseconds");
    case "dd/mm/yyyy":
      return numberDates("dmy", localise);
    case "mm/dd/yyyy":
      return numberDates("mdy", localise);
  }
}
