import { clockBeforeYearDates, namedDates } from "../../dates/parse-date.ts";

/** North American names of zones, which old mails still bear (RFC 5322, 4.3), in hours. */
const OLD_ZONES: Readonly<Record<string, string>> = {
  EST: "-0500",
  EDT: "-0400",
  CST: "-0600",
  CDT: "-0500",
  MST: "-0700",
  MDT: "-0600",
  PST: "-0800",
  PDT: "-0700",
  UT: "+0000",
};
const utc = (wallClock: number) => wallClock;
const named = namedDates(utc);
const clockBeforeYear = clockBeforeYearDates(utc);

/** When a mail was written, in milliseconds since 1970, and what told it. */
export interface MailDate {
  readonly moment: number;
  readonly from: "date" | "received" | "envelope";
}

/** What of a mail can bear a date: the value of its `Date` header, those of `Received` as they stand, the `From ` line. */
export interface DateBearers {
  readonly date: string | undefined;
  readonly received: readonly string[];
  readonly envelope: string | undefined;
}

/**
 * The date of a mail: its `Date` header; without a readable one the first hop (the lowest `Received`); else the line
 * `From ` of the mbox, which is taken for UTC.
 */
export function mailDate({ date, received, envelope }: DateBearers): MailDate | undefined {
  const written = date === undefined ? undefined : headerDate(date);
  if (written !== undefined) return { moment: written, from: "date" };
  for (const hop of received.toReversed()) {
    const moment = headerDate(hop.slice(hop.lastIndexOf(";") + 1));
    if (moment !== undefined) return { moment, from: "received" };
  }
  const moment = envelope === undefined ? undefined : envelopeDate(envelope);
  return moment === undefined ? undefined : { moment, from: "envelope" };
}

function headerDate(value: string): number | undefined {
  const text = value
    .slice(0, 200)
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/ ([A-Z]{2,3})(?= \(|$)/, (whole, zone: string) => (OLD_ZONES[zone] ? ` ${OLD_ZONES[zone]}` : whole));
  return named(text) ?? clockBeforeYear(text);
}

function envelopeDate(line: string): number | undefined {
  const dated = /\b(?:mon|tue|wed|thu|fri|sat|sun)\b.{10,60}$/i.exec(line.trim().slice(-200));
  return dated ? (clockBeforeYear(dated[0]) ?? named(dated[0])) : undefined;
}
