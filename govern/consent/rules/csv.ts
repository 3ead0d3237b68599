/** A row with its cells and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV text (RFC 4180) with commas, semicolons or tabs, whichever its first line holds most of. Empty lines
 * are passed over. A quote that is never closed: undefined.
 */
export function readCsv(text: string): CsvRow[] | undefined {
  const plain = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(plain.slice(0, plain.search(/[\r\n]|$/)));
  const rows: CsvRow[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (cells.length > 1 || cells[0]?.trim() !== "") rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain.charAt(at);
    if (sign === "\n") line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain.charAt(at + 1) === '"') cell += plain.charAt(++at);
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (quoted) return undefined;
  endRow();
  return rows;
}

function delimiterOf(header: string): string {
  const counted = [",", ";", "\t"].map((sign) => ({ sign, times: header.split(sign).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign;
}
