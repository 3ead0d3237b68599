import type { Cut, Splitter } from "./splitter.ts";

/** Records of text may have this many bytes (or UTF-16 units). */
export const RECORD_LIMIT = 16 * 1024 * 1024;

export const RECORD_TOO_LARGE = {
  code: "record_too_large",
  message:
    "The record is larger than 16 MiB; only its first MiB is kept here. Split it or shorten it and deliver again.",
};

const RETURN = 13;

/** The line that begins at `from`, without its end. Undefined if its end has not been read yet. */
export function cutLine(units: string, from: number, newline: string, final: boolean): Cut | undefined {
  const found = units.indexOf(newline, from);
  if (found === -1 && !final) return undefined;
  const stop = found === -1 ? units.length : found;
  if (stop - from > RECORD_LIMIT) return undefined;
  const end = stop > from && units.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop;
  return found === -1 ? { start: from, end, next: stop, lines: 0 } : { start: from, end, next: stop + 1, lines: 1 };
}

/** Cuts JSON lines: one record a line. */
export function lineSplitter(): Splitter {
  return {
    cut: (units, from, final) => cutLine(units, from, "\n", final),
    resume: (units, from) => lineAfter(units, from, "\n"),
    lookahead: 0,
    limit: RECORD_LIMIT,
    tooLarge: RECORD_TOO_LARGE,
    newline: "\n",
  };
}

export function lineAfter(units: string, from: number, newline: string): number | undefined {
  const found = units.indexOf(newline, from);
  return found === -1 ? undefined : found + 1;
}
