import type { Field, ReaderContext } from "../contract.ts";
import { mappedFields, nativeFields } from "../layouts/bound-fields.ts";
import { rowOf } from "./json-header.ts";
import { recordsIn } from "./records-in.ts";

/** What is known of a file before its dates and its channel are. */
export type BareContext = Omit<ReaderContext, "channel" | "dateFormat">;

/** The values of one field in a text of whole lines, empty ones left out. */
export function* fieldValues(text: string, field: Field, context: BareContext): Generator<string> {
  const { table, format } = context;
  if (!table) return;
  const read = fieldReader(field, context);
  if (!read) return;
  for (const cells of format === "jsonl" ? jsonCells(text, table.header) : recordsIn(text, table)) {
    if (isHeader(cells, table.header)) continue;
    const value = read(cells).trim();
    if (value !== "") yield value;
  }
}

const isHeader = (cells: readonly string[], header: readonly string[]) =>
  cells[0]?.trim() === header[0] && cells.at(-1)?.trim() === header.at(-1);

function fieldReader(field: Field, { layout, mapping, table }: BareContext) {
  const header = table?.header ?? [];
  if (layout === "twitter-support") {
    const index = header.indexOf("created_at");
    return field === "at" ? (cells: readonly string[]) => cells[index] ?? "" : undefined;
  }
  const { fields } = layout === "mapping" && mapping ? mappedFields(header, mapping) : nativeFields(header);
  return fields.get(field);
}

function* jsonCells(text: string, header: readonly string[]): Generator<string[]> {
  for (const line of text.split("\n")) {
    const row = rowOf(line);
    if (row.size > 0) yield header.map((name) => row.get(name) ?? "");
  }
}
