import { createReadStream, existsSync, statSync } from "node:fs";
import { createGunzip } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";
import { parse } from "csv-parse";

/** A table read from a file: the names of its columns, and its rows by these names. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

function refuse(code: string, message: string, advice: string): never {
  throw new Failure({ code, status: 400, message, advice });
}

/** Refuses a path that is no readable file of a known kind; gives the sign that parts its cells. */
function delimiterOf(path: string): string {
  if (!existsSync(path)) refuse("file_not_found", `There is no file ${path}.`, "Check the path.");
  if (!statSync(path).isFile()) refuse("not_a_file", `${path} is not a file.`, "Name one .csv or .tsv file.");
  const plain = path.toLowerCase().replace(/\.gz$/, "");
  if (plain.endsWith(".tsv")) return "\t";
  if (plain.endsWith(".csv")) return ",";
  return refuse(
    "unknown_format",
    `${path} is neither .csv nor .tsv (or these with .gz).`,
    "Rename or convert the file.",
  );
}

/**
 * Reads a .csv or .tsv file, also with .gz. `header` names the columns of a file whose first row is data already.
 * Refuses, with what to do, a file that is missing, of another kind, empty, or broken.
 */
export async function readTable(path: string, header?: readonly string[]): Promise<Table> {
  const delimiter = delimiterOf(path);
  const bytes = createReadStream(path);
  const parser = parse({
    delimiter,
    bom: true,
    columns: header ? [...header] : (names: string[]) => names.map((name) => name.trim()),
    relax_column_count: true,
    ...(delimiter === "\t" ? { quote: false } : { relax_quotes: true }),
    skip_empty_lines: true,
  });
  const rows: Record<string, string>[] = [];
  const input = path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  for (const stream of new Set([bytes, input])) stream.on("error", (error: Error) => parser.destroy(error));
  try {
    for await (const row of input.pipe(parser) as AsyncIterable<Record<string, string>>) rows.push(row);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    refuse(
      "unreadable_table",
      `${path} could not be read after ${rows.length} rows: ${why}.`,
      "Check that the file is whole.",
    );
  }
  const first = rows[0];
  if (!first) refuse("empty_table", `${path} holds no rows.`, "Name a file with a header and at least one row.");
  return { columns: Object.keys(first), rows };
}

/** A column's cells; refuses a name that the table does not have, and says which it has. */
export function columnOf(table: Table, name: string): readonly string[] {
  if (!table.columns.includes(name)) {
    refuse("no_such_column", `There is no column ${name}.`, `Choose one of: ${table.columns.join(", ")}.`);
  }
  return table.rows.map((row) => row[name] ?? "");
}
