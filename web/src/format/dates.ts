const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const dayThisYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });
const utcDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const utcShort = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const utcMonth = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** How long ago, as short as it goes: "2m ago", "3h ago", "5d ago"; a date from three weeks on. */
export function agoText(at: string, now: number = Date.now()): string {
  const passed = now - Date.parse(at);
  if (passed < minuteMs) return passed < -minuteMs ? dateText(at, now) : "now";
  if (passed < 60 * minuteMs) return `${Math.floor(passed / minuteMs)}m ago`;
  if (passed < dayMs) return `${Math.floor(passed / (60 * minuteMs))}h ago`;
  if (passed < 21 * dayMs) return `${Math.floor(passed / dayMs)}d ago`;
  return dateText(at, now);
}

/** A day in the reader's time zone; the year is left out in the current one. */
export function dateText(at: string, now: number = Date.now()): string {
  const date = new Date(at);
  return date.getFullYear() === new Date(now).getFullYear() ? dayThisYear.format(date) : day.format(date);
}

/** A moment in the reader's time zone: "3 Mar 2026, 09:14". */
export function momentText(at: string, now: number = Date.now()): string {
  return `${dateText(at, now)}, ${timeText(at)}`;
}

/** The time of day in the reader's time zone: "09:14". */
export function timeText(at: string): string {
  return time.format(new Date(at));
}

/** Everything about a moment, for a tooltip. */
export function fullText(at: string): string {
  return full.format(new Date(at));
}

/** A day in UTC, in which the windows of figures are counted: "3 Mar 2026". */
export function utcDayText(at: string | number | Date): string {
  return utcDay.format(new Date(at));
}

/** A bucket of a trend by its first day: "3 Mar" or, for months, "Mar 2026". */
export function bucketText(since: string, step: "day" | "week" | "month"): string {
  return (step === "month" ? utcMonth : utcShort).format(new Date(since));
}
