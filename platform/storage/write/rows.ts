import { Failure } from "@firsthand/kernel/errors";

/** A column's name and its type in PostgreSQL, for example `{ at: "timestamptz", raw: "bytea" }`. */
export type Columns = Readonly<Record<string, string>>;

/** A row to write, with a value for each column where those are known; undefined becomes null. */
export type Row<C extends Columns> = string extends keyof C ? object : { readonly [K in keyof C]: unknown };

/** At most so many rows a statement, and about so many characters: no text may pass 256 MB in PostgreSQL. */
const ROWS_A_STATEMENT = 1000;
const CHARACTERS_A_STATEMENT = 16_000_000;

/** The values of each column as one text, in the order of the columns: see `formOf`. */
export type Batch = readonly string[];

/** How the values of a column go to PostgreSQL: as an array, or those that are JSON as a list of JSON. */
export function formOf(type: string): "json" | "jsonb" | "array" {
  const name = type.toLowerCase();
  return name === "json" || name === "jsonb" ? name : "array";
}

/**
 * Rows as one text a column, some rows a statement. Binary values become `\x` with hexadecimal digits, which PostgreSQL
 * casts to bytea; big integers become numbers; half surrogate pairs, which no UTF-8 can hold, become U+FFFD. What
 * PostgreSQL cannot store at all (a NUL character, NaN, an impossible date) is a `Failure` that names row and column.
 */
export function* batches<C extends Columns>(table: string, columns: C, rows: Iterable<Row<C>>): Generator<Batch> {
  let waiting: Fields[] = [];
  let before = 0;
  const cells = () =>
    Object.entries(columns).map(([column, type]) => cellsOf({ table, column, type, before }, waiting));
  for (const row of rows) {
    waiting.push(row as Fields);
    if (waiting.length < ROWS_A_STATEMENT) continue;
    yield* statements(cells(), columns);
    before += waiting.length;
    waiting = [];
  }
  if (waiting.length > 0) yield* statements(cells(), columns);
}

type Fields = Readonly<Record<string, unknown>>;

/** What stands in one column, row by row. */
function cellsOf(
  { table, column, type, before }: { table: string; column: string; type: string; before: number },
  rows: readonly Fields[],
): string[] {
  const place = { table, column, row: before };
  const isJson = formOf(type) !== "array";
  const isList = type.endsWith("]");
  return rows.map((row) => {
    place.row++;
    return isJson ? jsonOf(row[column], place) : wordsFor(row[column], place, isList);
  });
}

/** All of it as one statement, or as two or more where it is too long for one. */
function* statements(cells: readonly string[][], columns: Columns): Generator<Batch> {
  const count = cells[0]?.length ?? 0;
  if (count > 1 && lengthOf(cells) > CHARACTERS_A_STATEMENT) {
    const middle = Math.ceil(count / 2);
    yield* statements(
      cells.map((column) => column.slice(0, middle)),
      columns,
    );
    yield* statements(
      cells.map((column) => column.slice(middle)),
      columns,
    );
    return;
  }
  yield Object.values(columns).map((type, index) => {
    const all = (cells[index] ?? []).join(",");
    return formOf(type) === "array" ? `{${all}}` : `[${all}]`;
  });
}

function lengthOf(cells: readonly string[][]): number {
  let length = 0;
  for (const column of cells) for (const cell of column) length += cell.length;
  return length;
}

interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: number;
}

/** A value as an element of an array of PostgreSQL. `isList`: the column itself holds arrays. */
function wordsFor(value: unknown, place: Place, isList: boolean): string {
  if (typeof value === "string") return quoted(value, place);
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && !Number.isFinite(value)) throw unstorable(place, `the number ${value}`);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value instanceof Date) return `"${momentOf(value, place)}"`;
  if (value instanceof Uint8Array) return `"\\\\x${hexOf(value)}"`;
  return quoted(isList && Array.isArray(value) ? listOf(value, place) : jsonOf(value, place), place);
}

function listOf(values: readonly unknown[], place: Place): string {
  return `{${values.map((value) => (Array.isArray(value) ? listOf(value, place) : wordsFor(value, place, true))).join(",")}}`;
}

/** Such a word needs no quotes, if it is not NULL. */
const PLAIN = /^[\w-]{5,40}$/;
const SPECIAL = /["\\\0]/;

function quoted(text: string, place: Place): string {
  if (PLAIN.test(text)) return text;
  if (!SPECIAL.test(text)) return `"${text}"`;
  if (text.includes("\0")) throw unstorable(place, "a NUL character");
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

function momentOf(value: Date, place: Place): string {
  if (Number.isNaN(value.getTime())) throw unstorable(place, "an impossible date");
  return value.toISOString();
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

function jsonOf(value: unknown, place: Place): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw unstorable(place, `the number ${value}`);
  if (value instanceof Date) return JSON.stringify(momentOf(value, place));
  const text = JSON.stringify(value) ?? "null";
  // JSON escapes both, so a text without these six characters needs no second look.
  if (!text.includes("\\u0000") && !text.includes("\\ud")) return text;
  return JSON.stringify(cleaned(JSON.parse(text), place));
}

function cleaned(value: unknown, place: Place): unknown {
  if (typeof value === "string") {
    if (value.includes("\0")) throw unstorable(place, "a NUL character");
    return value.toWellFormed();
  }
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, place));
  if (typeof value !== "object" || value === null) return value;
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
