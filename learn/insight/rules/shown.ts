import type { InsightRow } from "../contract.ts";
import type { StoredInsight } from "../store/insights.ts";
import { clockOf } from "./steps.ts";

/** A finding as a list shows it. */
export function rowOf(row: StoredInsight, now: Date): InsightRow {
  const { dueAt, days, overdue } = clockOf(
    { state: row.state, foundAt: row.found_at, targetDays: row.target_days, actedAt: row.acted_at },
    now,
  );
  return {
    id: row.insight_id,
    title: row.title,
    function: row.function,
    unit: row.unit,
    state: row.state,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
    foundAt: row.found_at.toISOString(),
    dueAt: dueAt.toISOString(),
    actedAt: row.acted_at?.toISOString() ?? null,
    days,
    overdue,
    messages: row.messages,
    customers: row.customers,
    version: row.version,
  };
}
