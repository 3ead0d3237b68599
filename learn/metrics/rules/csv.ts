/** A spreadsheet would run what begins with these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | boolean | null;

/**
 * A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay
 * plain numbers, what is not known stays empty.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
