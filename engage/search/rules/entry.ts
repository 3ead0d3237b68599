import { STEMMERS, stemsOf, type StemOf } from "./stemming.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { prefixOf, timeWordsOf, weekOf } from "./weeks.ts";

/** What of a message can be found and asked for. */
export interface Said {
  readonly at: Date;
  readonly channel: string;
  readonly direction: string;
  readonly language: string | null;
  readonly unit: string | null;
  readonly subject: string | null;
  readonly body: string;
}

/** Of a longer text the rest is not searched. */
const LONGEST_TEXT = 100_000;
/** A phrase does not go on from the subject into the body. */
const GAP = 10;
/** PostgreSQL keeps places up to here, and so many of one word. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
/** It keeps 1 MiB of one message, words and places; there are signs that become 18 when they are folded. */
const MOST_BYTES = 700_000;
const PREFIX_BYTES = 4;

/** The words of subject and body, in order. */
export function wordsOf({ subject, body }: Pick<Said, "subject" | "body">): { subject: Token[]; body: Token[] } {
  return { subject: tokensOf((subject ?? "").slice(0, LONGEST_TEXT)), body: tokensOf(body.slice(0, LONGEST_TEXT)) };
}

/**
 * A message as a tsvector, in PostgreSQL's way of writing it: its words with their places, their stems, its day and
 * hour, and what it can be filtered by; each after the prefix of its week.
 */
export function entryOf(said: Said, stemOf: StemOf): string {
  const at = said.at.getTime();
  const { subject, body } = wordsOf(said);
  const places = new Map<string, number[]>();
  let bytes = 0;
  const fits = (word: string): boolean => (bytes += Buffer.byteLength(word) + PREFIX_BYTES) <= MOST_BYTES;
  const put = (word: string, place: number): void => {
    const known = places.get(word);
    if (!known) {
      if (fits(word)) places.set(word, [place]);
    } else if (known.length < MOST_PLACES && place <= LAST_PLACE) known.push(place);
  };
  subject.forEach((token, index) => put(token.word, Math.min(index + 1, LAST_PLACE)));
  const offset = subject.length === 0 ? 1 : subject.length + GAP;
  body.forEach((token, index) => put(token.word, Math.min(offset + index, LAST_PLACE)));
  const bare = new Set([...timeWordsOf(at), ...filterWordsOf(said)]);
  if (said.language !== null && Object.hasOwn(STEMMERS, said.language)) {
    const forms = new Set([...subject, ...body].map((token) => token.said));
    for (const form of forms) {
      for (const stem of stemsOf(stemOf, said.language, form)) if (!places.has(stem) && fits(stem)) bare.add(stem);
    }
  }
  const prefix = prefixOf(weekOf(at));
  return [
    ...[...places].map(([word, where]) => `${quoted(prefix + word)}:${where.join(",")}`),
    ...[...bare].map((word) => quoted(prefix + word)),
  ].join(" ");
}

/** What a message can be filtered by. */
export interface Filters {
  readonly channel?: string | null | undefined;
  readonly direction?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly unit?: string | null | undefined;
}

/** Filters as words; the sign = stands in no word of a text. */
export function filterWordsOf({ channel, direction, language, unit }: Filters): string[] {
  const named: [string, string | null | undefined][] = [
    ["c", channel],
    ["d", direction],
    ["l", language],
    ["u", unit],
  ];
  return named.flatMap(([name, value]) => (value == null ? [] : [filterWord(name, value)]));
}

/** Fits what PostgreSQL takes as one word (2,046 bytes) and as text. */
function filterWord(name: string, value: string): string {
  return `${name}=${value.slice(0, 500).replaceAll("\0", "\ufffd").replaceAll(PREFIX, "\ufffd").toWellFormed()}`;
}

/** Stands in a query where the prefix of a week is to be put in. */
export const PREFIX = "\u0001";

/** A word in quotes, as tsvector and tsquery read it. */
export function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
