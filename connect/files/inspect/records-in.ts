import { cellsOf } from "../readers/cells.ts";
import { delimitedSplitter } from "../readers/split-delimited.ts";

/** Cuts a text of whole lines into records of cells; damaged ones are left out. */
export function* recordsIn(
  text: string,
  { delimiter, newline }: { readonly delimiter: string; readonly newline: "\n" | "\r" },
): Generator<string[]> {
  const splitter = delimitedSplitter(delimiter, newline);
  for (let at = 0; at < text.length;) {
    const cut = splitter.cut(text, at, true);
    if (!cut) return;
    if (cut.end > cut.start && !cut.trouble) yield cellsOf(text.slice(cut.start, cut.end), delimiter);
    at = cut.next;
  }
}
