import { hash } from "node:crypto";

import type { DataSubject, Mark } from "./types.ts";

/**
 * Where marks are looked for. `anywhere`: in what others wrote, so only what nobody else can have (mail, telephone,
 * @account). `beside`: in the same conversations, so also names, numbers and accounts. `unread`: in records that were
 * never understood: no names, since others have the same.
 */
export type Nearness = "anywhere" | "beside" | "unread";

/** What stands where something was taken out of a text that stays. */
export const TAKEN_OUT = "[erased]";

export interface Marker {
  readonly isIn: (text: string) => boolean;
  /** The text without the marks; the same text where there are none. */
  readonly takeOut: (text: string) => string;
  /** The same as regular expressions of PostgreSQL (`~*`), a little wider; empty when there is nothing to look for. */
  readonly patterns: readonly string[];
}

/** Finds somebody's marks in texts, as whole words and in any case. */
export function markerOf({ marks, names }: Pick<DataSubject, "marks" | "names">, nearness: Nearness): Marker {
  const sources = [
    ...marks.flatMap((mark) => formsOf(mark, nearness)),
    ...(nearness === "beside" ? names.filter(isTelling).map((name) => wordsOf(name)) : []),
  ];
  if (sources.length === 0) return { isIn: () => false, takeOut: (text) => text, patterns: [] };
  // The longest first: of two that begin alike the shorter would leave a rest of the longer.
  const all = [...new Set(sources)].toSorted((a, b) => b.length - a.length);
  const expression = `(?<![\\p{L}\\p{N}])(?:${all.join("|")})(?![\\p{L}\\p{N}])`;
  const [once, every] = [new RegExp(expression, "iu"), new RegExp(expression, "giu")];
  return {
    isIn: (text) => once.test(text),
    takeOut: (text) => text.replace(every, TAKEN_OUT),
    patterns: [`(?<![[:alnum:]])(?:${all.join("|")})(?![[:alnum:]])`],
  };
}

/** How a mark may be written, as sources of regular expressions that JavaScript and PostgreSQL read alike. */
function formsOf({ kind, value, also = [] }: Mark, nearness: Nearness): string[] {
  const written = [value, ...also].filter((form) => form.trim().length > 2);
  switch (kind) {
    case "email":
      return written.map(escaped);
    case "phone":
      return written.flatMap((form) => dialled(form));
    case "account": {
      const handles = written.map((form) => `@${escaped(form.replace(/^@/, ""))}`);
      const bare = nearness === "anywhere" ? [] : written.filter(isUncommon).map(escaped);
      return [...handles, ...bare];
    }
    case "customer_number":
      return nearness === "anywhere" ? [] : written.filter(isUncommon).map(escaped);
  }
}

/** Short numbers and words are met everywhere, and mean something else. */
function isUncommon(text: string): boolean {
  return text.length >= 6 && /[\d_.-]/.test(text);
}

/** One word alone is the name of many. */
function isTelling(name: string): boolean {
  return name.trim().length > 4 && /\S\s+\S/.test(name.trim());
}

const FEWEST_DIGITS = 7;

function dialled(number: string): string[] {
  const digits = number.replaceAll(/\D/g, "");
  if (digits.length < FEWEST_DIGITS) return [];
  return [`${number.startsWith("+") ? "(?:[+]|00)?" : ""}${digits.split("").join("[ ().\\/\u00a0-]{0,3}")}`];
}

/** Under this number the database finds texts that are too long for it; see `marks_in`. */
const TOO_LONG = 0;

/**
 * The numbers one of which `marks_in` of the database gives for every text in which a pattern of "anywhere" is met.
 * Undefined where it cannot be promised: then all texts must be looked through.
 */
export function soughtMarks(marks: readonly Mark[]): readonly number[] | undefined {
  const sought = marks.flatMap(soughtOf);
  return sought.includes(undefined) ? undefined : [TOO_LONG, ...new Set(sought.filter((one) => one !== undefined))];
}

function soughtOf({ kind, value, also = [] }: Mark): (number | undefined)[] {
  const written = [value, ...also].filter((form) => form.trim().length > 2);
  switch (kind) {
    case "email":
      return written.map(aroundAt);
    case "account":
      return written.map((form) => aroundAt(`@${form.replace(/^@/, "")}`));
    case "phone":
      return written
        .map((form) => form.replaceAll(/\D/g, ""))
        .flatMap((digits) => (digits.length < FEWEST_DIGITS ? [] : [numberOf(digits.slice(-FEWEST_DIGITS))]));
    case "customer_number":
      return [];
  }
}

/** Texts of more characters than this together are not looked into when they come, but when somebody is looked for. */
const LONGEST_TEXT = 262_144;

/**
 * The numbers for what in these texts may be a mail address, an @account or a telephone number, each once: those that
 * `marks_in` of the database gives for them, in a tenth of the time.
 */
export function marksIn(texts: readonly string[]): number[] {
  if (texts.reduce((sum, text) => sum + text.length, 0) > LONGEST_TEXT) return [TOO_LONG];
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) found.add(spokenAround(text, at));
    findNumbers(text, found);
  }
  return [...found].map(numberOf);
}

/** The nearest letters and digits on both sides of an @, as far as the next one. */
function spokenAround(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < LONGEST_RUN && isWord(text.charCodeAt(from - 1))) from--;
  let begin = at + 1;
  while (text.charCodeAt(begin) === UNDERSCORE) begin++;
  let end = begin;
  while (end - begin < LONGEST_RUN && isWord(text.charCodeAt(end))) end++;
  return `${text.slice(from, at)}@${text.slice(begin, end)}`.toLowerCase();
}

/** The last seven digits at the end of each group of what may be one number, however its digits are grouped. */
function findNumbers(text: string, found: Set<string>): void {
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    const from = at;
    let last = at;
    for (; at < text.length && (isDigit(text.charCodeAt(at)) || BETWEEN_DIGITS.has(text.charCodeAt(at))); at++)
      if (isDigit(text.charCodeAt(at))) last = at;
    if (last - from + 1 < FEWEST_DIGITS) continue;
    let tail = "";
    for (let place = from; place <= last; place++) {
      if (!isDigit(text.charCodeAt(place))) continue;
      tail = (tail + text.charAt(place)).slice(-FEWEST_DIGITS);
      if (tail.length === FEWEST_DIGITS && !isDigit(text.charCodeAt(place + 1))) found.add(tail);
    }
  }
}

const [ZERO, NINE, A, Z, CAPITAL_A, CAPITAL_Z, UNDERSCORE] = [48, 57, 97, 122, 65, 90, 95];
const BETWEEN_DIGITS = new Set([" ", "(", ")", ".", "/", "\u00a0", "-"].map((sign) => sign.charCodeAt(0)));

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= A && code <= Z) || (code >= CAPITAL_A && code <= CAPITAL_Z);
}

const LONGEST_RUN = 64;

/** Letters that have no small or capital one outside of ASCII: of others the database may say it differently. */
const ASCII = /^[ -~]*$/;

function aroundAt(form: string): number | undefined {
  const [, before = "", after = ""] = /([a-z0-9]*)@_*([a-z0-9]*)/.exec(form.toLowerCase()) ?? [];
  if (after === "" || !ASCII.test(form)) return undefined;
  return numberOf(`${before.slice(-LONGEST_RUN)}@${after.slice(0, LONGEST_RUN)}`);
}

function numberOf(mark: string): number {
  return hash("md5", mark, "buffer").readInt32BE(0);
}

function wordsOf(name: string): string {
  return name.trim().split(/\s+/u).map(escaped).join("\\s+");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
