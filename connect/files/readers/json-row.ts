import { shown, Unreadable } from "../unreadable.ts";

const DEEPEST = 20;

/** The values of one JSON object by column: nested objects become `outer.inner`, lists become one cell. */
export type JsonRow = ReadonlyMap<string, string>;

/** Reads one line of a JSON lines file. */
export function jsonRow(text: string): JsonRow {
  const row = new Map<string, string>();
  addObject(row, "", parsed(text), 0);
  return row;
}

function parsed(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof SyntaxError ? ` (${error.message.slice(0, 100)})` : "";
    throw new Unreadable("unparsable_json", `The line is not valid JSON${cause}.`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Unreadable("unparsable_json", `The line is not a JSON object but ${shown(text)}.`);
}

function addObject(row: Map<string, string>, prefix: string, value: object, depth: number): void {
  if (depth > DEEPEST) throw new Unreadable("unparsable_json", `Objects nested deeper than ${DEEPEST} are not read.`);
  for (const [key, inner] of Object.entries(value)) addValue(row, prefix + key, inner, depth);
}

function addValue(row: Map<string, string>, column: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) row.set(column, "");
  else if (typeof value === "string") row.set(column, cleaned(column, value));
  else if (typeof value === "number" || typeof value === "boolean") row.set(column, String(value));
  else if (Array.isArray(value)) row.set(column, cleaned(column, listCell(value)));
  else if (typeof value === "object") addObject(row, `${column}.`, value, depth + 1);
}

/** Plain words are joined by spaces; anything else stays JSON. */
function listCell(list: readonly unknown[]): string {
  const plain = list.every((item) => typeof item === "number" || (typeof item === "string" && /^\S+$/.test(item)));
  return plain ? list.join(" ") : JSON.stringify(list);
}

/** JSON can write NUL, and halves of characters, which no text may contain. */
function cleaned(column: string, text: string): string {
  if (text.includes("\0")) {
    throw new Unreadable("nul_character", `The value of ${shown(column)} contains a NUL character.`);
  }
  return text.isWellFormed() ? text : text.toWellFormed();
}
