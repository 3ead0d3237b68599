import { existsSync, readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";

/** One row of a series, as it was written and as it was understood. */
interface SeriesRow {
  readonly timestamp: string;
  readonly value: string;
  readonly at: number;
  readonly count: number;
  readonly line: number;
}

/** A series with the length of its usual step. */
export interface Series {
  readonly rows: readonly SeriesRow[];
  readonly stepMs: number;
  /** Lines before which steps are missing, and how many milliseconds were left out. */
  readonly gaps: readonly { readonly line: number; readonly missingMs: number }[];
}

const ADVICE = "Give a .csv or .tsv file (also .gz) with the columns timestamp and value, the oldest row first.";
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

function refuse(code: string, message: string, advice = ADVICE): never {
  throw new Failure({ code, status: 400, message, advice });
}

function textOf(path: string): string {
  if (!existsSync(path)) refuse("file_not_found", `There is no file ${path}.`, "Check the path after --series.");
  if (!statSync(path).isFile()) refuse("not_a_file", `${path} is not a file.`);
  const bytes = readFileSync(path);
  try {
    return (path.toLowerCase().endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "");
  } catch {
    return refuse("unreadable_series", `${path} could not be unpacked.`, "Check that the file is whole.");
  }
}

/** Milliseconds of a date with or without a time (without a zone: UTC), or of seconds or milliseconds since 1970. */
function timeOf(text: string): number {
  if (/^\d{9,10}$/.test(text)) return 1000 * Number(text);
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const [, day, time, zone] = WRITTEN.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  const at = Date.parse(`${day}T${time ?? "00:00"}${zone ?? "Z"}`);
  // The engine takes 30 February for 1 March.
  return Number(day.slice(8)) <= new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
    ? at
    : Number.NaN;
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

function usualStep(rows: readonly SeriesRow[]): number {
  const steps = rows.slice(1).map((row, index) => row.at - (rows[index]?.at ?? 0));
  return steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0;
}

function rowOf(cells: readonly string[], line: number): SeriesRow {
  const [timestamp = "", value = ""] = cells;
  const at = timeOf(timestamp);
  const count = value === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(at)) {
    refuse("unknown_time", `Line ${line}: "${timestamp}" is no time.`, "Write times like 2015-02-26 21:42:53.");
  }
  if (!Number.isFinite(count)) {
    refuse("no_number", `Line ${line}: "${value}" is no number.`, "Write numbers like 104 or 0.25.");
  }
  return { timestamp, value, at, count, line };
}

/** Reads a series. Refuses, with the line, what is no time or number, and what is not later than the row before. */
export function readSeries(path: string): Series {
  const lines = textOf(path).split(/\r?\n/);
  const delimiter = path.toLowerCase().replace(/\.gz$/, "").endsWith(".tsv") ? "\t" : ",";
  const names = cellsOf(lines[0] ?? "", delimiter);
  const columns = ["timestamp", "value"].map((name) => {
    const column = names.indexOf(name);
    if (column < 0) refuse("no_such_column", `Line 1: there is no column ${name}.`);
    return column;
  });
  const rows: SeriesRow[] = [];
  for (const [index, text] of lines.entries()) {
    if (index === 0 || text.trim() === "") continue;
    const cells = cellsOf(text, delimiter);
    const row = rowOf(
      columns.map((column) => cells[column] ?? ""),
      index + 1,
    );
    const before = rows.at(-1);
    if (before && row.at === before.at) {
      refuse("doubled_time", `Line ${row.line}: ${row.timestamp} stands in line ${before.line} already.`);
    }
    if (before && row.at < before.at) {
      refuse("unsorted_times", `Line ${row.line}: ${row.timestamp} is earlier than line ${before.line}.`);
    }
    rows.push(row);
  }
  if (rows.length < 2) refuse("empty_series", `${path} holds fewer than two rows.`);
  const stepMs = usualStep(rows);
  const gaps = rows.flatMap((row, index) => {
    const missingMs = row.at - (rows[index - 1]?.at ?? row.at - stepMs) - stepMs;
    return missingMs >= 0.5 * stepMs ? [{ line: row.line, missingMs }] : [];
  });
  return { rows, stepMs, gaps };
}
