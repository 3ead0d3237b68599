import type { FailingRow } from "../contract.ts";

const SEEN: Readonly<Record<string, FailingRow["seen"]>> = {
  conversation: "conversation",
  interaction: "message",
  identity: "person",
  delivery: "quarantine",
  source: "source",
};

/** Where a row of a table can be looked at. */
export function seenAt(table: string, form: string): FailingRow["seen"] {
  if (form === "fresh") return "source";
  return SEEN[table] ?? "nowhere";
}
