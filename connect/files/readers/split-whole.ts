import { MESSAGE_LIMIT, MESSAGE_TOO_LARGE } from "./split-mbox.ts";
import type { Splitter } from "./splitter.ts";

/** The whole file is one record: a single mail. */
export function wholeSplitter(): Splitter {
  return {
    cut: (units, from, final) => {
      if (!final || units.length - from > MESSAGE_LIMIT) return undefined;
      return { start: from, end: units.length, next: units.length };
    },
    resume: () => undefined,
    lookahead: 0,
    limit: MESSAGE_LIMIT,
    tooLarge: MESSAGE_TOO_LARGE,
    newline: "\n",
  };
}
