import { cutLine, lineAfter, RECORD_LIMIT, RECORD_TOO_LARGE } from "./split-lines.ts";
import type { Cut, Splitter, Trouble } from "./splitter.ts";

const QUOTE = '"';
const QUOTE_CODE = 34;
const RETURN_CODE = 13;

const STRAY: Trouble = {
  code: "stray_quote",
  message: "A quoted cell goes on after its closing quote. Write quotes inside of quoted cells twice.",
};
const UNCLOSED: Trouble = {
  code: "unclosed_quote",
  message: "A cell opens with a quote that is never properly closed. Close it, or write the quote twice.",
};

/**
 * Cuts CSV and its relatives (RFC 4180) into records. A quote opens a cell only at its beginning. When an opening quote
 * leads over a line's end to something that is no proper close, only its own line is given up, so that one stray quote
 * never swallows the lines after it.
 */
export function delimitedSplitter(delimiter: string, newline: "\n" | "\r"): Splitter {
  let seen = "";
  let quoteAt = -1;
  /** Where the next quote is; looked for once a stretch, not once a record. */
  const nextQuote = (units: string, from: number): number => {
    if (units !== seen || quoteAt < from) {
      seen = units;
      const found = units.indexOf(QUOTE, from);
      quoteAt = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    return quoteAt;
  };
  return {
    cut: (units, from, final) => {
      const line = cutLine(units, from, newline, final);
      if (line && nextQuote(units, from) >= line.end) return line;
      return cutQuoted({ units, from, final, delimiter, newline });
    },
    resume: (units, from) => lineAfter(units, from, newline),
    lookahead: 0,
    limit: RECORD_LIMIT,
    tooLarge: RECORD_TOO_LARGE,
    newline,
  };
}

interface Place {
  readonly units: string;
  readonly from: number;
  readonly final: boolean;
  readonly delimiter: string;
  readonly newline: string;
}

function cutQuoted(place: Place): Cut | undefined {
  const { units, from, final, delimiter, newline } = place;
  let at = from;
  while (true) {
    if (units.charCodeAt(at) !== QUOTE_CODE) {
      at = endOfPlainCell(place, at);
      if (at - from > RECORD_LIMIT) return undefined;
    } else {
      const close = closingQuote(units, at + 1, from + RECORD_LIMIT);
      if (close === undefined) {
        const given = final || units.length - from > RECORD_LIMIT;
        return given ? cutFirstLine(place, UNCLOSED) : undefined;
      }
      at = close + 1;
      // At the very end of what was read the next unit may still be a second quote or a line feed.
      if (at + 1 >= units.length && !final) return undefined;
      if (units.charCodeAt(at) === RETURN_CODE && units[at + 1] === newline) at += 1;
      const goesOn = at < units.length && units[at] !== delimiter && units[at] !== newline;
      const crossed = goesOn && units.lastIndexOf(newline, at) >= from;
      if (goesOn) return cutFirstLine(place, crossed ? UNCLOSED : STRAY);
    }
    if (at >= units.length) return final ? { start: from, end: at, next: at } : undefined;
    if (units[at] === newline) {
      const end = units.charCodeAt(at - 1) === RETURN_CODE && at > from ? at - 1 : at;
      return { start: from, end, next: at + 1 };
    }
    at += 1;
  }
}

function endOfPlainCell({ units, delimiter, newline }: Place, from: number): number {
  const delimiterCode = delimiter.charCodeAt(0);
  const newlineCode = newline.charCodeAt(0);
  let at = from;
  for (; at < units.length; at += 1) {
    const code = units.charCodeAt(at);
    if (code === delimiterCode || code === newlineCode) break;
  }
  return at;
}

function closingQuote(units: string, from: number, limit: number): number | undefined {
  let at = from;
  while (true) {
    const found = units.indexOf(QUOTE, at);
    if (found === -1 || found > limit) return undefined;
    if (units.charCodeAt(found + 1) !== QUOTE_CODE) return found;
    at = found + 2;
  }
}

function cutFirstLine({ units, from, final, newline }: Place, trouble: Trouble): Cut | undefined {
  const line = cutLine(units, from, newline, final);
  return line && { ...line, trouble };
}
