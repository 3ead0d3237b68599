import type { Format, Mapping, Table } from "../contract.ts";
import { recordsIn } from "./records-in.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const LOOKED_AT = 200;

/** How the cells of a file are divided, and its header, from the text at its beginning. */
export function detectTable(
  text: string,
  options: { readonly format: Format; readonly mapping: Mapping | undefined },
): Table {
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const named = /^sep=(.)\r?[\n\r]/i.exec(text)?.[1];
  const body = named === undefined ? text : text.slice(text.indexOf(newline) + 1);
  const delimiter =
    options.mapping?.delimiter ?? named ?? bestDelimiter(body, { newline, tabs: options.format === "tsv" });
  const first = recordsIn(body, { delimiter, newline }).next();
  const header = first.done ? [] : cleanHeader(first.value);
  return { delimiter, newline, header, recordsBefore: named === undefined ? 1 : 2 };
}

/** The delimiter by which most records have as many cells as the first one; of equal ones that which gives most. */
function bestDelimiter(
  text: string,
  { newline, tabs }: { readonly newline: "\n" | "\r"; readonly tabs: boolean },
): string {
  let best = { delimiter: tabs ? "\t" : ",", share: 0, columns: 1 };
  for (const delimiter of DELIMITERS) {
    let columns = 0;
    let records = 0;
    let equal = 0;
    for (const cells of recordsIn(text, { delimiter, newline })) {
      if (records === 0) columns = cells.length;
      records += 1;
      if (cells.length === columns) equal += 1;
      if (records === LOOKED_AT) break;
    }
    if (columns < 2) continue;
    if (tabs && delimiter === "\t") return delimiter;
    const share = equal / records;
    const better = share > best.share + 0.1 || (share > best.share - 0.1 && columns > best.columns);
    if (better) best = { delimiter, share, columns };
  }
  return best.delimiter;
}

/** Every column gets a name of its own, so that nothing in a record overwrites anything else. */
function cleanHeader(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const written = cell.trim().replaceAll("\0", "");
    const name = written === "" || written === "__proto__" ? `column ${index + 1}` : written;
    const free = taken.has(name) ? `${name} (column ${index + 1})` : name;
    taken.add(free);
    return free;
  });
}
