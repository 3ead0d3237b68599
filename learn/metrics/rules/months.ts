import { bucketsOf } from "./buckets.ts";

/** A month that is over. */
export interface OverMonth {
  /** As `2026-03`. */
  readonly month: string;
  /** The first moment of the next month, in UTC. */
  readonly until: Date;
}

const DAY = 86_400_000;

/** The months that are over and in which the log has something: from that of `first` to that of `last`, the newest 60. */
export function monthsOver({ first, last, now }: { first: Date | null; last: Date | null; now: Date }): OverMonth[] {
  if (!first || !last) return [];
  const thisMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const end = new Date(Math.min(last.getTime(), thisMonth - 1));
  const { buckets } = bucketsOf({ first, last: end, now, step: "month" });
  return buckets.map(({ since, until }) => ({ month: since.toISOString().slice(0, 7), until }));
}

/** The so many days that end with a month. */
export function windowOfMonth({ until }: OverMonth, days: number): { readonly since: Date; readonly until: Date } {
  return { since: new Date(until.getTime() - days * DAY), until };
}
