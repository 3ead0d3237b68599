const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** 1970-01-05 was a Monday. */
const MONDAY = 4 * 24 * HOUR;

/** The week (from Monday, UTC) of a moment in milliseconds, counted from 1970-01-05. */
export function weekOf(at: number): number {
  return Math.floor((at - MONDAY) / WEEK);
}

/** Where a week begins, in milliseconds. */
export function beginningOfWeek(week: number): number {
  return week * WEEK + MONDAY;
}

/** So that weeks before 1970 are no negative numbers. */
const EARLIEST = 600_000;

/** What every word of a week begins with: four signs, and no word of another week begins with the same. */
export function prefixOf(week: number): string {
  return (week + EARLIEST).toString(36).padStart(4, "0");
}

/** The words for the day and the hour within its week; capitals, so that nobody's word is the same. */
export function timeWordsOf(at: number): readonly [string, string] {
  const hour = Math.floor((at - beginningOfWeek(weekOf(at))) / HOUR);
  return [dayWord(Math.floor(hour / 24)), hourWord(hour)];
}

const dayWord = (day: number): string => `D${day}`;
const hourWord = (hour: number): string => `H${hour}`;

/** A stretch of time that is asked at once: a week, or the part of it that has a word of its own. */
export interface Slot {
  readonly prefix: string;
  readonly part: string | null;
}

/** More messages than this are not looked through at once. */
const MANY = 15_000;

/**
 * The stretches of time from the newest back to the oldest: weeks, and of weeks in which very much was said the days or
 * the hours, so that a word of every third message is found in little time. `from` and `to` (not included) in ms.
 */
export function slotsOf(
  weeks: readonly { readonly week: number; readonly entries: number }[],
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
): Slot[] {
  return weeks
    .filter(({ week }) => beginningOfWeek(week) < (to ?? Infinity) && beginningOfWeek(week + 1) > (from ?? -Infinity))
    .toSorted((a, b) => b.week - a.week)
    .flatMap(({ week, entries }): Slot[] => {
      const prefix = prefixOf(week);
      if (entries <= MANY) return [{ prefix, part: null }];
      const [hours, word] = entries <= 7 * MANY ? [24, dayWord] : [1, hourWord];
      const begin = beginningOfWeek(week);
      return Array.from({ length: 168 / hours }, (_, index) => 168 / hours - 1 - index)
        .filter((part) => begin + part * hours * HOUR < (to ?? Infinity))
        .filter((part) => begin + (part + 1) * hours * HOUR > (from ?? -Infinity))
        .map((part) => ({ prefix, part: word(part) }));
    });
}
