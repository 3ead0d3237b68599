import { csvLine } from "../../metrics/index.ts";
import type { Digest } from "../contract.ts";

/** A digest as a file for a spreadsheet: one line a complaint. */
export function digestCsv({ function: of, week, complaints }: Digest): string {
  const head = [
    "function",
    "week",
    "kind",
    "title",
    "messages",
    "messages_before",
    "customers",
    "quote_1",
    "quote_2",
    "quote_3",
  ];
  const lines = complaints.map(({ kind, title, messages, before, customers, quotes }) => {
    const said = [0, 1, 2].map((at) => quotes[at]?.text ?? null);
    return csvLine([of, week, kind, title, messages, before, customers, ...said]);
  });
  return `\uFEFF${csvLine(head)}${lines.join("")}`;
}
