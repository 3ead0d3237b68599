import type { Localise } from "./time-zone.ts";

/** Milliseconds since 1970, or undefined if the text is not a date of this form. */
export type ParseDate = (text: string) => number | undefined;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME = String.raw`(?:(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s*\([^()]*\))?`;
const form = (date: string) => new RegExp(`^\\s*${date}${TIME}${ZONE}\\s*$`, "i");

const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`;
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const YEAR_FIRST = form(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`);
const NUMBERS = form(String.raw`(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})`);
const DAY_NAMED = form(String.raw`${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[-\s.]+${MONTH}[-\s,]+(\d{4}|\d{2})`);
const MONTH_NAMED = form(String.raw`${WEEKDAY}${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);
const CLOCK_BEFORE_YEAR =
  /^\s*(?:[a-z]{3}\s+)?([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s+)?(\d{4})\s*$/i;

/** `2017-10-31T22:10:47.5+01:00`, with much of it optional; also with slashes or dots. */
export function isoDates(localise: Localise): ParseDate {
  return (text) => {
    const m = YEAR_FIRST.exec(text);
    return m ? moment({ year: m[1], month: Number(m[2]), day: m[3], clock: m.slice(4, 10) }, localise) : undefined;
  };
}

/** `31/10/2017 22:10` or `10/31/2017 10:10 PM`; the order cannot be seen in a single date. */
export function numberDates(order: "dmy" | "mdy", localise: Localise): ParseDate {
  return (text) => {
    const m = NUMBERS.exec(text);
    if (!m) return undefined;
    const [day, month] = order === "dmy" ? [m[1], m[3]] : [m[3], m[1]];
    return moment({ year: m[4], month: Number(month), day, clock: m.slice(5, 11) }, localise);
  };
}

/** `31 Oct 2017 22:10`, `Tue, 31 Oct 2017 22:10:47 +0000`, `Oct 31, 2017 10:10 PM`: English names of months. */
export function namedDates(localise: Localise): ParseDate {
  return (text) => {
    const a = DAY_NAMED.exec(text);
    if (a) return moment({ year: a[3], month: monthOf(a[2]), day: a[1], clock: a.slice(4, 10) }, localise);
    const b = MONTH_NAMED.exec(text);
    if (b) return moment({ year: b[3], month: monthOf(b[1]), day: b[2], clock: b.slice(4, 10) }, localise);
    return undefined;
  };
}

/** `Tue Oct 31 22:10:47 +0000 2017`, and the same without an offset (C's `asctime`, the `From ` lines of mbox). */
export function clockBeforeYearDates(localise: Localise): ParseDate {
  return (text) => {
    const m = CLOCK_BEFORE_YEAR.exec(text);
    if (!m) return undefined;
    const clock = [m[3], m[4], m[5], undefined, undefined, m[6]];
    return moment({ year: m[7], month: monthOf(m[1]), day: m[2], clock }, localise);
  };
}

/** Seconds (up to 11 digits, perhaps a fraction) or milliseconds (12 to 14 digits) since 1970. */
export function unixDates(unit: "seconds" | "milliseconds"): ParseDate {
  if (unit === "milliseconds") return (text) => (/^\s*\d{12,14}\s*$/.test(text) ? Number(text) : undefined);
  return (text) => (/^\s*\d{1,11}(?:\.\d{1,9})?\s*$/.test(text) ? Math.round(Number(text) * 1000) : undefined);
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

interface DateParts {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  /** Hour, minute, second, fraction, am or pm, offset. */
  readonly clock: readonly (string | undefined)[];
}

function moment(parts: DateParts, localise: Localise): number | undefined {
  const [hours, minutes, seconds, fraction, half, offset] = parts.clock;
  const hour = hourOf(Number(hours ?? 0), half);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour === undefined || minute > 59 || second > 60) return undefined;
  const year = yearOf(parts.year ?? "");
  const day = Number(parts.day);
  const midnight = Date.UTC(year, parts.month - 1, day);
  const check = new Date(midnight);
  // 31 February would become 3 March.
  if (check.getUTCMonth() !== parts.month - 1 || check.getUTCDate() !== day) return undefined;
  const millisecond = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000);
  const wallClock = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return offset === undefined ? localise(wallClock) : shifted(wallClock, offset);
}

function shifted(wallClock: number, offset: string): number | undefined {
  if (/^[a-z]/i.test(offset)) return wallClock;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return undefined;
  const distance = (hours * 60 + minutes) * 60_000;
  return offset.startsWith("-") ? wallClock + distance : wallClock - distance;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour > 23 ? undefined : hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** Two digits mean 1970 to 2069. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
