import type { PersonalDataKind } from "../kinds.ts";

import { domainEnd } from "./emails.ts";
import { kindOfUnit, unitKind } from "./fold.ts";
import type { Range } from "./tokens.ts";

const DOTS = "••••";
const GONE = "•••";

/** Kinds of which nothing is left to read. */
const named: Partial<Readonly<Record<PersonalDataKind, string>>> = {
  national_id: "[national id]",
  passport: "[passport]",
  address: "[address]",
  ip: "[ip]",
  birth_date: "[birth date]",
  account: "[account]",
};
const names = Object.values(named);

/** The digits of all scripts, as 0 to 9, are told from the rest by `plain`, which is `value` folded. */
function lastDigits(plain: string, count: number): string {
  return plain.replace(/\D/g, "").slice(-count);
}

/** What stands in the place of a value. `plain` is the value folded. */
export function maskOf(kind: PersonalDataKind, value: string, plain: string): string {
  if (kind === "card") return `${DOTS} ${lastDigits(plain, 4)}`;
  if (kind === "iban")
    return `${value.slice(0, 2).toUpperCase()}•• … ${value.replace(/[^\p{L}\p{N}]/gu, "").slice(-4)}`;
  if (kind === "phone") return `${/^\(?\+/.test(plain) ? "+" : ""}${DOTS}${lastDigits(plain, 2)}`;
  if (kind === "email") return `${firstOf(value)}${GONE}${value.slice(value.lastIndexOf("@"))}`;
  if (kind === "handle") return `@${GONE}`;
  return named[kind] ?? DOTS;
}

/** The first character of a text, whole. */
export function firstOf(text: string): string {
  const [first = ""] = text;
  return first;
}

/** Masks in a text, so that nothing is found in them again. */
export function findMasks(text: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf("••"); at !== -1;) {
    let end = at;
    while (text[end] === "•") end += 1;
    let start = at;
    while (start > 0 && kindOfUnit(text, start - 1) !== unitKind.other) start -= 1;
    const dots = end - at;
    if (dots === GONE.length && text[end] === "@") end = domainEnd(text, end + 1);
    else if (dots !== GONE.length) {
      if (dots === 2 && text.startsWith(" … ", end)) end += 3;
      else if (text[end] === " " && kindOfUnit(text, end + 1) === unitKind.digit) end += 1;
      while (kindOfUnit(text, end) !== unitKind.other) end += 1;
    }
    found.push({ start, end });
    at = text.indexOf("••", end);
  }
  for (let at = text.indexOf("["); at !== -1; at = text.indexOf("[", at + 1)) {
    const name = names.find((one) => text.startsWith(one, at));
    if (name !== undefined) found.push({ start: at, end: at + name.length });
  }
  return found;
}
