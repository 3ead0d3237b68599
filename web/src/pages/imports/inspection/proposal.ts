import type { Inspected } from "@firsthand/engage/imports/contract";

import { boundAt, changed, readMapping } from "../mapping/mapping-text.ts";

/**
 * The mapping to begin with where the columns are not known: the server's, with the source called after the file and
 * without its placeholders for columns that it did not find.
 */
export function proposalOf({
  mapping,
  columns,
  fileName,
}: Pick<Inspected, "mapping" | "columns" | "fileName">): string {
  let text = changed(mapping, ["source", "name"], fileName.replace(/(?:\.\w{1,8}){1,2}$/, "") || fileName);
  const read = readMapping(text);
  if (!read.readable) return mapping;
  for (const field of ["at", "text"]) {
    const bound = boundAt(read.data, field);
    const isThere = bound.from !== "column" || columns.some(({ name }) => name === bound.column);
    if (!isThere) text = changed(text, ["columns", field], undefined);
  }
  return text;
}
