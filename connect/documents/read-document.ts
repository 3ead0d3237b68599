import type { z } from "zod";

import { tellable, type DocumentFault } from "./faults.ts";
import { faultsOfShape } from "./shape-faults.ts";
import { readYaml, type Scalars } from "./yaml-text.ts";

/** A text that has the shape it should, or everything that is wrong with it, in the order of its lines. */
export type DocumentRead<Value> =
  | { readonly ok: true; readonly value: Value; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Reads a YAML text that should have a shape. Never throws, whatever the text is. */
export function readDocument<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  scalars: Scalars = "yaml",
): DocumentRead<z.output<Schema>> {
  const { value, faults, lineOf } = readYaml(text, scalars);
  if (value === undefined && faults.length > 0) return { ok: false, faults: tellable(faults) };
  if (value === null || value === undefined) {
    return { ok: false, faults: [{ line: 1, path: "", message: "the file is empty" }] };
  }
  const { data, faults: ofShape } = faultsOfShape(value, schema, lineOf);
  const all = [...faults, ...ofShape];
  return all.length === 0 && data ? { ok: true, value: data.value, lineOf } : { ok: false, faults: tellable(all) };
}
