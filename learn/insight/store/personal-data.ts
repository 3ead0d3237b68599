import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { messageFilter } from "../../filters/index.ts";
import type { StoredInsight } from "./insights.ts";

type Written = Pick<StoredInsight, "insight_id" | "title" | "says" | "filter" | "theme">;

/** Findings in whose words one of the patterns is met. */
export async function findNamingInsights(tx: Handle, patterns: readonly string[]): Promise<Written[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<Omit<Written, "filter"> & { filter: unknown }>`
    select insight_id, title, says, filter, theme from insight
    where concat_ws(E'\n', title, says, theme, filter::text) ~* any(${[...patterns]}::text[])`.execute(tx);
  return rows.map((row) => ({ ...row, filter: messageFilter.parse(row.filter) }));
}

export async function rewriteInsight(tx: Handle, row: Written): Promise<void> {
  await sql`
    update insight set title = ${row.title}, says = ${row.says}, theme = ${row.theme},
      filter = ${JSON.stringify(row.filter)}::jsonb
    where insight_id = ${row.insight_id}`.execute(tx);
}

interface Note {
  readonly step_id: string;
  readonly note: string;
}

/** Steps and comments in which one of the patterns is met. */
export async function findNamingNotes(tx: Handle, patterns: readonly string[]): Promise<Note[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<Note>`
    select step_id, note from insight_step where note ~* any(${[...patterns]}::text[])`.execute(tx);
  return rows;
}

export async function rewriteNote(tx: Handle, { step_id, note }: Note): Promise<void> {
  await sql`update insight_step set note = ${note} where step_id = ${step_id}`.execute(tx);
}

/** How many of these messages stand under findings. */
export async function countVerbatims(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select count(*)::float8 as rows from insight_verbatim where message_id = any(${[...messageIds]}::uuid[])`.execute(
    tx,
  );
  return rows[0]?.rows ?? 0;
}

/** Takes these messages off all findings. */
export async function deleteVerbatimsOf(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from insight_verbatim where message_id = any(${[...messageIds]}::uuid[]) returning 1`.execute(tx);
  return rows.length;
}
