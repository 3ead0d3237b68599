import { jsonRow } from "../readers/json-row.ts";

const LOOKED_AT = 1000;

/** The columns in the first lines of a JSON lines file, in the order in which they first appear. */
export function jsonHeader(text: string): string[] {
  const names = new Set<string>();
  for (const line of text.split("\n", LOOKED_AT)) for (const name of rowOf(line).keys()) names.add(name);
  return [...names];
}

/** The values of a line by column; none if it cannot be read, which the reader will tell. */
export function rowOf(line: string): ReadonlyMap<string, string> {
  try {
    return jsonRow(line);
  } catch {
    return new Map();
  }
}
