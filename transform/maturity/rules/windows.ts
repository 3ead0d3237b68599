import { isTellable } from "@firsthand/learn/metrics/contract";

const DAY = 86_400_000;
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");

export interface PositionWindow {
  readonly since: Date;
  readonly until: Date;
}

/**
 * The window of a position: as asked, else the `days` days that end with the day (UTC) of the newest interaction, or
 * with today where a wrong clock dated one later; an end that is left out is completed to that length.
 */
export function windowOfPosition(
  asked: { readonly since?: Date | undefined; readonly until?: Date | undefined },
  { days, last, now }: { readonly days: number; readonly last: Date | null; readonly now: Date },
): PositionWindow {
  const until = asked.until ?? dayAfter(last && last < now ? last : now);
  return { since: asked.since ?? new Date(Math.max(EARLIEST, until.getTime() - days * DAY)), until };
}

/** That window and those of the same length before it, `count` in all; fewer where time itself does not go so far back. */
export function windowsBack({ since, until }: PositionWindow, count: number): PositionWindow[] {
  const length = until.getTime() - since.getTime();
  return Array.from({ length: count }, (_, index) => ({
    since: new Date(since.getTime() - index * length),
    until: new Date(until.getTime() - index * length),
  })).filter((window, index) => index === 0 || isTellable(window.since));
}

/** The window that ends with a month (2026-03). */
export function windowOfMonth(month: string, days: number): PositionWindow {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const until = new Date(Date.UTC(year, number, 1));
  return { since: new Date(until.getTime() - days * DAY), until };
}

/** The month that lies `months` before another. */
export function monthBefore(month: string, months: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
}

/** Between the months whose windows of so many days follow each other. */
export function monthsApart(days: number): number {
  return Math.max(1, Math.round(days / 30.44));
}

function dayAfter(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / DAY) * DAY + DAY);
}
