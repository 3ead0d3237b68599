import { shown, Unreadable } from "../unreadable.ts";

const NAME_LIMIT = 500;

/** Fields that figures are grouped by. */
const LABELS = new Set(["unit", "channel", "author_function", "recipient_function"]);
const LABEL_LIMIT = 250;

/** A name or id: without spaces around it, at most 500 characters, 250 of a label; undefined if empty. */
export function nameIn(cell: string, field: string): string | undefined {
  const value = cell.trim();
  const limit = LABELS.has(field) ? LABEL_LIMIT : NAME_LIMIT;
  if (value.length <= limit) return value === "" ? undefined : value;
  throw new Unreadable(
    "value_too_long",
    `The value of ${field} has ${value.length} characters, at most ${limit} are allowed.`,
  );
}

/** The same, refused if empty. */
export function requiredNameIn(cell: string, field: string): string {
  const value = nameIn(cell, field);
  if (value === undefined) throw missing(field);
  return value;
}

export const missing = (field: string) => new Unreadable("missing_field", `The value of ${field} is missing.`);

const YES = new Set(["true", "yes", "1", "t", "y"]);
const NO = new Set(["false", "no", "0", "f", "n"]);

/** Yes or no, in the usual spellings; undefined if empty. */
export function flagIn(cell: string, field: string): boolean | undefined {
  const value = cell.trim().toLowerCase();
  if (value === "") return undefined;
  if (YES.has(value)) return true;
  if (NO.has(value)) return false;
  throw new Unreadable("bad_value", `${field} is ${shown(cell)}; it must be true or false.`);
}

/** A number, with a decimal point or comma; undefined if empty, refused by `code` if it is none. */
export function numberIn(cell: string, field: string, code = "bad_value"): number | undefined {
  const value = cell.trim();
  if (value === "") return undefined;
  if (/^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/.test(value)) return Number(value.replace(",", "."));
  throw new Unreadable(code, `${field} is ${shown(cell)}, which is not a number.`);
}

/** One of several words, whatever its capitals; undefined if empty. */
export function wordIn<Word extends string>(
  cell: string,
  field: string,
  words: ReadonlyMap<string, Word>,
): Word | undefined {
  const value = cell.trim().toLowerCase();
  if (value === "") return undefined;
  const word = words.get(value);
  if (word !== undefined) return word;
  throw new Unreadable(
    "bad_value",
    `${field} is ${shown(cell)}; it must be one of ${[...words.keys()].join(", ")}, or be translated by a mapping file.`,
  );
}
