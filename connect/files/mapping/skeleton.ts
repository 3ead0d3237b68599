import { stringify } from "yaml";

import type { Field } from "../contract.ts";
import { nearest } from "./nearest.ts";

/** Names that columns of a meaning usually have. */
const USUAL: readonly (readonly [Field, readonly string[]])[] = [
  ["at", ["at", "date", "time", "timestamp", "created_at", "created", "response_date", "sent_at", "datetime"]],
  ["text", ["text", "comment", "message", "body", "verbatim", "content", "feedback", "review", "description"]],
  ["id", ["id", "message_id", "ticket_id", "response_id", "external_id", "uuid", "key"]],
  ["author", ["author", "author_id", "customer", "customer_id", "user", "user_id", "from", "sender"]],
  ["author_email", ["email", "author_email", "customer_email", "mail"]],
  ["thread", ["thread", "thread_id", "conversation", "conversation_id", "case_id"]],
  ["subject", ["subject", "title"]],
  ["unit", ["unit", "brand", "store", "branch", "team"]],
];
const SCORES = ["score", "rating", "nps", "nps_score", "csat", "stars"];

/** A mapping file to begin with, in YAML, with the columns that look right already filled in. */
export function mappingSkeleton(header: readonly string[]): string {
  const columns: Record<string, unknown> = {};
  for (const [field, names] of USUAL) {
    const column = named(names, header);
    if (column !== undefined) columns[field] = column;
  }
  columns["at"] ??= "COLUMN WITH THE DATE";
  columns["text"] ??= "COLUMN WITH THE TEXT";
  columns["direction"] = { constant: "in" };
  const score = named(SCORES, header);
  const rating = score === undefined ? {} : { rating: { column: score, kind: "nps", lowest: 0, highest: 10 } };
  return stringify({ source: { name: "NAME", channel: "survey" }, time_zone: "UTC", columns, ...rating });
}

function named(names: readonly string[], header: readonly string[]): string | undefined {
  const lower = new Map(
    header.map((name) => [
      name
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, "_"),
      name,
    ]),
  );
  for (const name of names) {
    const column = lower.get(name);
    if (column !== undefined) return column;
  }
  return names.map((name) => nearest(name, name.length > 4 ? header : [])).find((near) => near !== undefined);
}
