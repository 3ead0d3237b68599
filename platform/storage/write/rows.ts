import { Failure } from "@firsthand/kernel/errors";

/** A column's name and its type in PostgreSQL, for example `{ at: "timestamptz", raw: "bytea" }`. */
export type Columns = Readonly<Record<string, string>>;

/** A row to write, with a value for each column where those are known; undefined becomes null. */
export type Row<C extends Columns> = string extends keyof C ? object : { readonly [K in keyof C]: unknown };

/** At most so many rows a statement, and about so many characters: a text of JSON may not pass 256 MB in PostgreSQL. */
const ROWS_A_STATEMENT = 1000;
const CHARACTERS_A_STATEMENT = 16_000_000;

/**
 * Rows as JSON arrays, one a statement. Binary values become `\x` with hexadecimal digits, which PostgreSQL casts to
 * bytea; big integers become numbers; half surrogate pairs, which no UTF-8 can hold, become U+FFFD. What PostgreSQL
 * cannot store at all (a NUL character, NaN in JSON, an impossible date) is a `Failure` that names row and column.
 */
export function* batches<C extends Columns>(table: string, columns: C, rows: Iterable<Row<C>>): Generator<string> {
  const names = Object.keys(columns);
  let batch: string[] = [];
  let characters = 0;
  let number = 0;
  for (const row of rows) {
    const text = encodeRow(table, names, row, ++number);
    if (batch.length === ROWS_A_STATEMENT || characters + text.length > CHARACTERS_A_STATEMENT) {
      if (batch.length > 0) yield `[${batch.join(",")}]`;
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  if (batch.length > 0) yield `[${batch.join(",")}]`;
}

/** Written out cell by cell: an object made anew for each row only to be put into words takes twice the time. */
function encodeRow(table: string, names: readonly string[], row: object, number: number): string {
  const cells = row as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of names) {
    const cell = cells[name];
    const said = typeof cell === "string" ? JSON.stringify(cell) : wordsFor(cell, { table, column: name, row: number });
    text += `${text === "" ? "{" : ","}"${name}":${said}`;
  }
  // JSON escapes both, so a row without these six characters needs no second look.
  if (!text.includes("\\u0000") && !text.includes("\\ud")) return `${text}}`;
  const clean = names.map((name) => {
    const place = { table, column: name, row: number };
    return [name, cleaned(encode(cells[name], place), place)] as const;
  });
  return JSON.stringify(Object.fromEntries(clean));
}

function wordsFor(cell: unknown, place: Place): string {
  return cell === null ? "null" : JSON.stringify(encode(cell, place));
}

interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: number;
}

function encode(value: unknown, place: Place): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && !Number.isFinite(value)) throw unstorable(place, `the number ${value}`);
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  }
  if (Array.isArray(value) && value.some((entry) => entry instanceof Uint8Array)) {
    return value.map((entry) => encode(entry, place));
  }
  if (value instanceof Date && Number.isNaN(value.getTime())) throw unstorable(place, "an impossible date");
  return value;
}

function cleaned(value: unknown, place: Place): unknown {
  if (typeof value === "string") {
    if (value.includes("\0")) throw unstorable(place, "a NUL character");
    return value.toWellFormed();
  }
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, place));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [cleaned(key, place), cleaned(entry, place)] as const),
  );
}

function unstorable({ table, column, row }: Place, what: string): Failure {
  return new Failure({
    code: "unstorable_value",
    status: 422,
    message: `Row ${row} for ${table} holds ${what} in ${column}, which PostgreSQL cannot store.`,
    advice: "Replace or quarantine such values before they are written.",
    details: { table, column, row },
  });
}
