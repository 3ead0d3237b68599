import { availableParallelism } from "node:os";

/** One line of the table: a question, measured on a set of data. */
export interface Row {
  readonly question: string;
  readonly data: string;
  /** How many texts; 0 if skipped. */
  readonly texts: number;
  readonly ours: string;
  readonly published: string;
  readonly majority: string;
  readonly baseline: string;
  /** Texts a second, on one core, for everything that is read of a text; null where it was not measured. */
  readonly perSecond: number | null;
}

/** The line for data that is not there. */
export function skipped(question: string, data: string): Row {
  return {
    question,
    data,
    texts: 0,
    ours: "skipped: data not there",
    published: "",
    majority: "",
    baseline: "",
    perSecond: null,
  };
}

/** A figure with one decimal. */
export function figure(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : "-";
}

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ["question", (row) => row.question],
  ["data", (row) => row.data],
  ["texts", (row) => (row.texts === 0 ? "" : String(row.texts))],
  ["ours", (row) => row.ours],
  ["best published", (row) => row.published],
  ["majority", (row) => row.majority],
  ["plain list or library", (row) => row.baseline],
  ["texts/s", (row) => (row.perSecond === null ? "" : String(Math.round(row.perSecond)))],
];

/** Prints the lines as one table, columns aligned. */
export function printRows(rows: readonly Row[]): void {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  for (const line of cells)
    console.log(
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  console.log(
    `(Node ${process.version}, ${availableParallelism()} cores; texts/s is for language, sentiment, function and expects-an-answer together, one core)`,
  );
}
