import { kindOfUnit, unitKind } from "./fold.ts";
import type { Range } from "./tokens.ts";

const LOCAL = new Set([
  "!",
  "#",
  "$",
  "%",
  "&",
  "'",
  "*",
  "+",
  "-",
  "/",
  "=",
  "?",
  "^",
  "_",
  "`",
  "{",
  "|",
  "}",
  "~",
  ".",
]);
/** Signs that a local part may hold, but that in running text stand before or around an address. */
const AROUND = /^[^a-z0-9\u0080-\uffff]+/;

function isWord(text: string, at: number): boolean {
  return kindOfUnit(text, at) !== unitKind.other;
}

/** The end of the domain that begins at `from`; `from` where there is none: two labels at least, the last of letters. */
export function domainEnd(text: string, from: number): number {
  let at = from;
  let label = from;
  let end = from;
  let labels = 0;
  for (;;) {
    while (isWord(text, at) || (text[at] === "-" && at > label)) at += 1;
    let last = at;
    while (text[last - 1] === "-") last -= 1;
    if (last === label) break;
    labels += 1;
    // The last label is of letters; what hangs on it by a dash is no part of it, unless more labels follow.
    const letters = lettersFrom(text, label, last);
    if (labels > 1 && letters - label > 1 && (letters === last || text[letters] === "-") && text[last] !== "•") {
      end = letters;
    }
    if (last !== at || text[at] !== "." || !isWord(text, at + 1)) break;
    at += 1;
    label = at;
  }
  return end;
}

/** Where the letters that begin at `from` end. */
function lettersFrom(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && kindOfUnit(text, at) === unitKind.letter) at += 1;
  return at;
}

/** Where the local part before an "@" begins, not before `floor`. */
function localStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && (isWord(text, start - 1) || LOCAL.has(text[start - 1] ?? ""))) start -= 1;
  const around = AROUND.exec(text.slice(start, at).toLowerCase());
  return start + (around?.[0].length ?? 0);
}

/** Mail addresses, from the left, outside of the closed ranges. */
export function findEmails(text: string, closedAt: (at: number) => boolean): readonly Range[] {
  const found: Range[] = [];
  let floor = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const end = closedAt(at) ? at : domainEnd(text, at + 1);
    let start = end > at + 1 ? localStart(text, at, floor) : at;
    for (let back = at - 1; back >= start; back -= 1) if (closedAt(back)) start = back + 1;
    if (start < at && end > at + 1 && text[at - 1] !== ".") {
      found.push({ start, end });
      floor = end;
    } else floor = at + 1;
  }
  return found;
}
