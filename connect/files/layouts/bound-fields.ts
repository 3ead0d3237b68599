import type { Binding, Field, Mapping } from "../contract.ts";
import { FIELDS } from "../contract.ts";

/** Reads the value of one field from the cells of a record. */
export type Cell = (cells: readonly string[]) => string;

/** What is read from where: a reader for each bound field, and the columns that nothing reads. */
export interface BoundFields {
  readonly fields: ReadonlyMap<Field, Cell>;
  readonly rest: readonly { readonly name: string; readonly index: number }[];
}

/** JSON lines may nest as a SourceRecord does; these are the paths in it, and the columns that they mean. */
const NESTED = new Map<string, Field>([
  ["externalId", "id"],
  ["handlingSeconds", "handling_seconds"],
  ...(["kind", "value", "lowest", "highest"] as const).map((part): [string, Field] => [
    `rating.${part}`,
    `rating_${part}`,
  ]),
  ...(["author", "recipient"] as const).flatMap((who): [string, Field][] => [
    [`${who}.account`, who],
    [`${who}.role`, `${who}_role`],
    [`${who}.email`, `${who}_email`],
    [`${who}.emailVerified`, `${who}_email_verified`],
    [`${who}.phone`, `${who}_phone`],
    [`${who}.customerNumber`, `${who}_customer_number`],
    [`${who}.name`, `${who}_name`],
    [`${who}.shared`, `${who}_shared`],
    [`${who}.function`, `${who}_function`],
  ]),
]);

/** The field that a column of the native layout means, whatever its capitals; undefined for any other column. */
export function nativeField(column: string): Field | undefined {
  const nested = NESTED.get(column);
  if (nested) return nested;
  const name = column.trim().toLowerCase();
  return FIELDS.find((field) => field === name);
}

/** The readers of the native layout: every column that has the name of a field. */
export function nativeFields(header: readonly string[]): BoundFields {
  const fields = new Map<Field, Cell>();
  const rest: { name: string; index: number }[] = [];
  for (const [index, name] of header.entries()) {
    const field = nativeField(name);
    if (field && !fields.has(field)) fields.set(field, (cells) => cells[index] ?? "");
    else rest.push({ name: name.replace(/^extra\./, ""), index });
  }
  return { fields, rest };
}

/** The readers that a mapping file asks for. */
export function mappedFields(header: readonly string[], mapping: Mapping): BoundFields {
  const fields = new Map<Field, Cell>();
  const used = new Set(columnsUsed(mapping));
  for (const field of FIELDS) {
    const from = mapping.columns?.[field];
    if (from !== undefined) fields.set(field, bound(from, header));
  }
  if (mapping.rating) {
    const { column, values, kind, lowest, highest } = mapping.rating;
    // A value without a translation stays as it is.
    fields.set("rating_value", bound(values ? { column, values } : column, header));
    fields.set("rating_kind", () => kind);
    fields.set("rating_lowest", () => String(lowest));
    fields.set("rating_highest", () => String(highest));
  }
  const rest = header.flatMap((name, index) => (used.has(name) ? [] : [{ name, index }]));
  return { fields, rest };
}

/** The columns that a mapping file names. */
export function columnsUsed(mapping: Mapping): readonly string[] {
  const bindings = FIELDS.flatMap((field) => mapping.columns?.[field] ?? []);
  const columns = bindings.flatMap((from) => (typeof from === "string" ? from : "column" in from ? from.column : []));
  return [...new Set([...columns, ...(mapping.rating ? [mapping.rating.column] : [])])];
}

function bound(from: Binding, header: readonly string[]): Cell {
  if (typeof from === "string") {
    const index = header.indexOf(from);
    return (cells) => cells[index] ?? "";
  }
  if ("constant" in from) return () => from.constant;
  const index = header.indexOf(from.column);
  const values = new Map(Object.entries(from.values ?? {}).map(([key, value]) => [key.trim().toLowerCase(), value]));
  return (cells) => {
    const cell = cells[index] ?? "";
    return values.get(cell.trim().toLowerCase()) ?? from.otherwise ?? cell;
  };
}
