import type { Cut, Splitter } from "./splitter.ts";

/** A mail may have this many bytes, attachments included. */
export const MESSAGE_LIMIT = 25 * 1024 * 1024;

export const MESSAGE_TOO_LARGE = {
  code: "message_too_large",
  message:
    "The mail is larger than 25 MiB; only its first MiB is kept here. Take out its attachments and deliver again.",
};

const SEPARATOR = "From ";
/** Separators and the line after them are short; what is longer is text. */
const LONGEST_LINE = 2000;
const CLOCK = /\d{1,2}:\d{2}/;
const DATED =
  /\b(?:mon|tue|wed|thu|fri|sat|sun) +(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) +\d{1,2} +\d{1,2}:\d{2}/i;
const HEADER = /^(?:>?From |[!-9;-~]+[ \t]*:)/;

/**
 * Cuts an mbox file into mails, the `From ` line included. A line `From ` within a mail is a separator only if it bears
 * a date as separators do and a header follows; with a blank line before it a clock and a year are enough. Where a mail
 * has a `Content-Length` that leads exactly to a separator or the end, nothing before that is one (mboxcl2).
 */
export function mboxSplitter(): Splitter {
  return {
    cut: (units, from, final) => {
      const guarded = contentEnd(units, from, final);
      if (guarded === "unknown") return undefined;
      const next = separatorAfter(units, Math.max(from, guarded - 1), final);
      if (next === undefined && !final) return undefined;
      return mailUntil(units, from, next ?? units.length);
    },
    resume: separatorAfter,
    lookahead: 3 * LONGEST_LINE,
    limit: MESSAGE_LIMIT,
    tooLarge: MESSAGE_TOO_LARGE,
    newline: "\n",
  };
}

function mailUntil(units: string, start: number, next: number): Cut | undefined {
  if (next - start > MESSAGE_LIMIT) return undefined;
  let first = start;
  while (first < next && (units[first] === "\n" || units[first] === "\r")) first += 1;
  return { start: first, end: next, next };
}

/** Where the next mail begins after `from`; undefined if none can be seen. */
function separatorAfter(units: string, from: number, final: boolean): number | undefined {
  let at = units.indexOf(`\n${SEPARATOR}`, from);
  while (at !== -1) {
    // Whether this one is a separator is seen only together with the line that follows it.
    if (!final && units.length - at < 2 * LONGEST_LINE) return undefined;
    if (isSeparator(units, at + 1)) return at + 1;
    at = units.indexOf(`\n${SEPARATOR}`, at + 1);
  }
  return undefined;
}

function isSeparator(units: string, at: number): boolean {
  const lineEnd = units.indexOf("\n", at);
  if (lineEnd === -1 || lineEnd - at > LONGEST_LINE) return false;
  const line = units.slice(at, lineEnd);
  const following = units.slice(lineEnd + 1, lineEnd + 1 + LONGEST_LINE);
  if (!HEADER.test(following)) return false;
  if (DATED.test(line)) return true;
  const blankBefore = units.startsWith("\n", at - 2) || units.startsWith("\n\r", at - 3);
  return blankBefore && CLOCK.test(line) && /\b\d{4}\b/.test(line);
}

/**
 * The place up to which `Content-Length` says that there is only content: 0 without one that can be trusted, "unknown"
 * if more of the file is needed to tell.
 */
function contentEnd(units: string, from: number, final: boolean): number | "unknown" {
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = from;
  const head = blank.exec(units);
  if (!head) return final || units.length - from > MESSAGE_LIMIT ? 0 : "unknown";
  const length = /^content-length:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(units.slice(from, head.index + 1))?.[1];
  if (length === undefined) return 0;
  const end = head.index + head[0].length + Number(length);
  if (end - from > MESSAGE_LIMIT) return 0;
  if (end + LONGEST_LINE > units.length && !final) return "unknown";
  const tail = /^[\r\n]{0,4}(From [^\n]*|$)/.exec(units.slice(end, end + LONGEST_LINE));
  return tail && end <= units.length ? end : 0;
}
