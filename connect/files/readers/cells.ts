import { Unreadable } from "../unreadable.ts";

/** A cell may have this many characters. */
export const CELL_LIMIT = 1024 * 1024;

/** The cells of one record that was cut out whole; quotes are taken off and doubled quotes made single. */
export function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (true) {
    if (text.charCodeAt(at) === 34) {
      const close = closing(text, at + 1);
      const inside = text.slice(at + 1, close);
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
      at = close + 1;
    } else {
      const end = text.indexOf(delimiter, at);
      const stop = end === -1 ? text.length : end;
      cells.push(text.slice(at, stop));
      at = stop;
    }
    if (at >= text.length) return cells;
    at += 1;
  }
}

function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === 34) at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

/** Refuses a record whose cells are not as many as the header's, or too large. */
export function checkCells(cells: readonly string[], header: readonly string[], length: number): void {
  if (cells.length < header.length) throw new Unreadable("too_few_cells", counted(cells, header));
  if (cells.length > header.length) {
    throw new Unreadable(
      "too_many_cells",
      `${counted(cells, header)} Perhaps the delimiter stands in a cell unquoted.`,
    );
  }
  if (length > CELL_LIMIT) refuseLargeCells(cells, header);
}

/** Refuses a record with a cell of more than a million characters. */
export function refuseLargeCells(cells: readonly string[], header: readonly string[]): void {
  const large = cells.findIndex((cell) => cell.length > CELL_LIMIT);
  if (large === -1) return;
  const size = cells[large]?.length ?? 0;
  throw new Unreadable(
    "cell_too_large",
    `The cell in column "${header[large] ?? large + 1}" has ${size} characters; at most ${CELL_LIMIT} are read.`,
  );
}

const counted = (cells: readonly string[], header: readonly string[]) =>
  `The record has ${cells.length} cells, the header has ${header.length}.`;
