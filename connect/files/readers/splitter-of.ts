import type { ReaderContext } from "../contract.ts";
import { delimitedSplitter } from "./split-delimited.ts";
import { jsonSplitter } from "./split-json.ts";
import { lineSplitter } from "./split-lines.ts";
import { mboxSplitter } from "./split-mbox.ts";
import { wholeSplitter } from "./split-whole.ts";
import type { Splitter } from "./splitter.ts";

/** What finds the records in a file of this kind. */
export function splitterOf({ format, table }: Pick<ReaderContext, "format" | "table">): Splitter {
  switch (format) {
    case "csv":
    case "tsv":
      return delimitedSplitter(table?.delimiter ?? ",", table?.newline ?? "\n");
    case "jsonl":
      return lineSplitter();
    case "json":
      return jsonSplitter(["tickets"]);
    case "mbox":
      return mboxSplitter();
    case "eml":
      return wholeSplitter();
  }
}
