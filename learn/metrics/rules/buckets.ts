import { MOST_BUCKETS, type Step } from "../contract.ts";
import { tooManyBuckets } from "../errors.ts";

/** One stretch of a trend, [since, until); `partial` when it is not a whole day, week or month, or still runs. */
interface Bucket {
  readonly since: Date;
  readonly until: Date;
  readonly partial: boolean;
}

export interface Stretches {
  readonly step: Step;
  readonly buckets: readonly Bucket[];
}

const DAY = 86_400_000;
/** 1970-01-05 was a Monday. */
const MONDAY = 4 * DAY;
const STEPS: readonly Step[] = ["day", "week", "month"];

/** The beginning of the day, ISO week (Monday) or month, in UTC, in which a moment lies. */
function beginningOf(step: Step, at: Date): Date {
  const time = at.getTime();
  if (step === "day") return new Date(Math.floor(time / DAY) * DAY);
  if (step === "week") return new Date(Math.floor((time - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY);
  return monthFrom(at, 0);
}

/** The beginning of the one after it. */
function nextOf(step: Step, beginning: Date): Date {
  if (step === "month") return monthFrom(beginning, 1);
  return new Date(beginning.getTime() + (step === "week" ? 7 : 1) * DAY);
}

function monthFrom(at: Date, months: number): Date {
  const first = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  first.setUTCFullYear(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
  return first;
}

/** What is asked of a trend: the ends of its window, where it has any, and those of the log. */
export interface Stretch {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly step?: Step | undefined;
  readonly first: Date | null;
  readonly last: Date | null;
  readonly now: Date;
}

/**
 * The stretches of a window: the finest step that gives at most 60, or the one that is asked for. An open end is that
 * of the log, to the whole step. More than 60 months are cut to the newest 60; a finer step that was asked for and
 * gives more is refused with `too_many_buckets`.
 */
export function bucketsOf(asked: Stretch): Stretches {
  const chosen = asked.step ?? STEPS.find((step) => countOf(step, asked) <= MOST_BUCKETS) ?? "month";
  const count = countOf(chosen, asked);
  if (count > MOST_BUCKETS && asked.step && asked.step !== "month") throw tooManyBuckets(asked.step, count);
  return { step: chosen, buckets: cut(chosen, asked) };
}

function endsOf(step: Step, { since, until, first, last }: Stretch): { from: Date; to: Date } | null {
  const from = since ?? (first && beginningOf(step, first));
  const to = until ?? (last && nextOf(step, beginningOf(step, last)));
  return from && to && from < to ? { from, to } : null;
}

/** How many there would be; counted, not made: a window may hold ten thousand years. */
function countOf(step: Step, asked: Stretch): number {
  const ends = endsOf(step, asked);
  if (!ends) return 0;
  const [begin, end] = [beginningOf(step, ends.from), beginningOf(step, new Date(ends.to.getTime() - 1))];
  if (step !== "month") return Math.round((end.getTime() - begin.getTime()) / DAY / (step === "week" ? 7 : 1)) + 1;
  return (end.getUTCFullYear() - begin.getUTCFullYear()) * 12 + end.getUTCMonth() - begin.getUTCMonth() + 1;
}

/** From the newest back to the oldest. */
function cut(step: Step, asked: Stretch): Bucket[] {
  const ends = endsOf(step, asked);
  const buckets: Bucket[] = [];
  for (let until = ends?.to; ends && until && until > ends.from && buckets.length < MOST_BUCKETS;) {
    const beginning = beginningOf(step, new Date(until.getTime() - 1));
    const since = beginning > ends.from ? beginning : ends.from;
    const whole = since.getTime() === beginning.getTime() && until.getTime() === nextOf(step, beginning).getTime();
    buckets.unshift({ since, until, partial: !whole || until > asked.now });
    until = since;
  }
  return buckets;
}
