/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Characters that one value of a change may have, as JSON; of a longer one only its length is kept. */
const LONGEST_VALUE = 512 * 1024;

/**
 * Any value as JSON that PostgreSQL keeps unchanged: without NUL characters and halves of surrogate pairs. What is no
 * JSON (functions, undefined) is null.
 */
export function storable(value: unknown): Json {
  const text = JSON.stringify(value);
  if (text === undefined) return null;
  if (text.length > LONGEST_VALUE) return { omittedCharacters: text.length };
  return cleaned(JSON.parse(text));
}

function cleaned(value: unknown): Json {
  if (typeof value === "string") return cleanedText(value);
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value === "boolean" || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object") return null;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [cleanedText(name), cleaned(one)]));
}

/** A text that PostgreSQL can keep. */
export function cleanedText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** JSON in which the order of names does not matter: the same value always gives the same text. */
export function canonicalText(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonicalText(one)}`).join(",")}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
