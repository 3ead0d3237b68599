import { htmlText } from "../../files/index.ts";

const LONGEST_HTML = 5_000_000;

/** Functions that expressions have besides those of JSONata, by name; with their signatures. */
export const functions: readonly (readonly [string, (...given: unknown[]) => unknown, string])[] = [
  ["html", htmlToText, "<x?:s>"],
  ["time", timeOf, "<x?:s>"],
];

/** `$html(text)`: the text of HTML as people read it. */
function htmlToText(html: unknown): string {
  return typeof html === "string" ? htmlText(html.slice(0, LONGEST_HTML)) : "";
}

/**
 * `$time(value)`: a moment as ISO 8601 in UTC. Takes seconds or milliseconds since 1970 (as number or digits), ISO 8601
 * with or without offset (without: UTC, also with a space for the T), and dates of mails. Undefined for all else.
 */
function timeOf(value: unknown): string | undefined {
  const number = typeof value === "string" && /^-?\d{9,16}(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number === "number") return isoOf(new Date(Math.abs(number) < 1e11 ? number * 1000 : number));
  if (typeof value !== "string" || value.length > 100) return undefined;
  const text = value.trim();
  const [, day, clock, offset] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))? ?(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(text) ?? [];
  if (day === undefined) return /^[A-Za-z]{3},? |^\d{1,2} [A-Za-z]{3} /.test(text) ? isoOf(new Date(text)) : undefined;
  const zone = offset === undefined || /^(z|utc)$/i.test(offset) ? "Z" : offset.replace(/^(...)(\d\d)$/, "$1:$2");
  return isoOf(new Date(`${day}T${clock ?? "00:00:00"}${zone}`));
}

function isoOf(time: Date): string | undefined {
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
