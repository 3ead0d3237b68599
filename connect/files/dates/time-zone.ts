const QUARTER = 15 * 60_000;
const CACHED_QUARTERS = 10_000;

/** Turns a wall clock time, given as milliseconds as if it were UTC, into milliseconds since 1970. */
export type Localise = (wallClock: number) => number;

/** Whether this is the name of a time zone that the runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/**
 * The reader of wall clock times of one IANA zone. A time that the clock passed twice is the earlier one; a time that it
 * jumped over is moved on by the length of the jump (as "compatible" in ECMAScript's Temporal).
 */
export function localiser(zone: string): Localise {
  if (zone === "UTC") return (wallClock) => wallClock;
  const offsetAt = offsets(zone);
  return (wallClock) => {
    const before = offsetAt(wallClock - 86_400_000);
    const after = offsetAt(wallClock + 86_400_000);
    const early = wallClock - before;
    if (before === after || offsetAt(early) === before) return early;
    const late = wallClock - after;
    return offsetAt(late) === after ? late : early;
  };
}

/** The offset of a zone in milliseconds at a moment; zones change only on the quarter of an hour. */
function offsets(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  return (moment) => {
    const quarter = Math.floor(moment / QUARTER);
    const cached = known.get(quarter);
    if (cached !== undefined) return cached;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(quarter * QUARTER)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * QUARTER;
    if (known.size >= CACHED_QUARTERS) known.clear();
    known.set(quarter, offset);
    return offset;
  };
}
