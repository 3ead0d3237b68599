import { LineCounter, isMap, isScalar, parseDocument } from "yaml";

/** Where a field comes from, as the form shows it; `other` is more than the form can show. */
export type Bound =
  | { readonly from: "nothing" }
  | { readonly from: "column"; readonly column: string; readonly values: Readonly<Record<string, string>> }
  | { readonly from: "constant"; readonly value: string }
  | { readonly from: "other" };

/** A mapping file as plain data, or where it is no YAML. */
export type MappingRead =
  | { readonly readable: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly readable: false; readonly message: string; readonly line: number };

export type Path = readonly string[];

/** Reads the text of a mapping file. What it says is checked by the server; here only its form counts. */
export function readMapping(text: string): MappingRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { readable: false, message: error.message, line: lines.linePos(error.pos[0]).line };
  if (document.contents !== null && !isMap(document.contents)) {
    return { readable: false, message: "a mapping file is a list of keys with values", line: 1 };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: 20 }) ?? {};
    return { readable: true, data: isRecord(data) ? data : {} };
  } catch (failure) {
    return { readable: false, message: failure instanceof Error ? failure.message : "it cannot be read", line: 1 };
  }
}

/** What stands at a place, as text; empty when nothing does. */
export function textAt(data: Readonly<Record<string, unknown>>, path: Path): string {
  const value = valueAt(data, path);
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Where a field of records comes from. */
export function boundAt(data: Readonly<Record<string, unknown>>, field: string): Bound {
  const value = valueAt(data, ["columns", field]);
  if (value === undefined || value === null) return { from: "nothing" };
  if (typeof value === "string") return { from: "column", column: value, values: {} };
  if (!isRecord(value)) return { from: "other" };
  if ("constant" in value) return { from: "constant", value: String(value["constant"]) };
  if (typeof value["column"] !== "string" || "otherwise" in value) return { from: "other" };
  const values = isRecord(value["values"]) ? value["values"] : {};
  return {
    from: "column",
    column: value["column"],
    values: Object.fromEntries(Object.entries(values).map(([said, means]) => [said, String(means)])),
  };
}

/**
 * The text with one place changed; undefined takes it away, with what is left empty above it. Everything else stays as
 * it was written, with its comments. A text that is no YAML stays as it is.
 */
export function changed(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  if (value === undefined) {
    document.deleteIn(path);
    for (let length = path.length - 1; length > 0; length -= 1) {
      const above = document.getIn(path.slice(0, length));
      if (isMap(above) && above.items.length === 0) document.deleteIn(path.slice(0, length));
    }
  } else {
    // A branch that is not there, or holds something else, is made anew.
    for (let length = 1; length < path.length; length += 1) {
      const place = path.slice(0, length);
      if (!isMap(document.getIn(place))) document.setIn(place, document.createNode({}));
    }
    document.setIn(path, isScalarValue(value) ? value : document.createNode(value));
  }
  const written = document.toString({ lineWidth: 0 });
  return written.trim() === "{}" || written.trim() === "null" ? "" : written;
}

/** The line on which a key stands, or the nearest key above it; 1 when there is none. */
export function lineOf(text: string, path: Path): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  let node: unknown = document.contents;
  let line = 1;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === key) : undefined;
    if (!pair || !isScalar(pair.key) || !pair.key.range) return line;
    line = lines.linePos(pair.key.range[0]).line;
    node = pair.value;
  }
  return line;
}

/** The value of a field as it is written in a mapping file. */
export function written(bound: Bound): unknown {
  if (bound.from === "constant") return { constant: bound.value };
  if (bound.from !== "column") return undefined;
  return Object.keys(bound.values).length === 0 ? bound.column : { column: bound.column, values: { ...bound.values } };
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return value;
}

function isScalarValue(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
