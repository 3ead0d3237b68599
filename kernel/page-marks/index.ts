/** Where a page of a list ended. */
export interface PageMark {
  /** The moment of its last row in UTC, to the microsecond, as the database wrote it. */
  readonly at: string;
  /** The id of its last row, in small letters. */
  readonly id: string;
  /** How many rows all pages have together, which the first one counted. */
  readonly count: { readonly value: number; readonly capped: boolean };
}

const moment = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const counted = /^(\d{1,15})(\+?)$/;

/** A mark as text that callers pass back without looking inside: safe in an address. */
export function writePageMark({ at, id, count }: PageMark): string {
  return btoa(`${at} ${id} ${count.value}${count.capped ? "+" : ""}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What `writePageMark` wrote; undefined for anything else. */
export function readPageMark(text: string): PageMark | undefined {
  const [at = "", id = "", number = "", ...more] = plain(text).split(" ");
  const [, value = "", capped] = counted.exec(number) ?? [];
  const whole = moment.test(at) && !Number.isNaN(Date.parse(at)) && guid.test(id) && value !== "" && more.length === 0;
  return whole ? { at, id: id.toLowerCase(), count: { value: Number(value), capped: capped === "+" } } : undefined;
}

function plain(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
