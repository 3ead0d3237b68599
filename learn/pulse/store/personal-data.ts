import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The columns in which people write of an incident. */
export const WRITTEN = [
  { table: "pulse_entry", key: "entry_id", column: "text", what: "lines of timelines" },
  { table: "pulse_statement", key: "statement_id", column: "text", what: "statements" },
  { table: "pulse_task", key: "task_id", column: "title", what: "tasks" },
  { table: "pulse_incident", key: "incident_id", column: "learnt", what: "reviews" },
] as const;

export type Written = (typeof WRITTEN)[number];

export interface WrittenRow {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

/** Rows in which one of these patterns is met. */
export async function findNaming(
  tx: Handle,
  { table, key, column }: Written,
  patterns: readonly string[],
): Promise<WrittenRow[]> {
  if (patterns.length === 0) return [];
  const at = { pulse_entry: "at", pulse_statement: "drafted_at", pulse_task: "made_at", pulse_incident: "alerted_at" };
  const { rows } = await sql<WrittenRow>`
    select ${sql.ref(key)} as id, ${sql.ref(column)} as text, ${sql.ref(at[table])} as at from ${sql.table(table)}
    where ${sql.ref(column)} ~* any(${[...patterns]}::text[])`.execute(tx);
  return rows;
}

export async function rewrite(tx: Handle, { table, key, column }: Written, row: WrittenRow): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${row.text} where ${sql.ref(key)} = ${row.id}`.execute(
    tx,
  );
}

/** Lines that tie a conversation of somebody's to an incident. */
export async function findLinks(tx: Handle, conversationIds: readonly string[]): Promise<WrittenRow[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<WrittenRow>`
    select entry_id as id, text, at from pulse_entry
    where conversation_id = any(${[...conversationIds]}::uuid[]) order by at`.execute(tx);
  return rows;
}

/** Such lines keep nothing of what was written. */
export async function clearLinks(tx: Handle, conversationIds: readonly string[], instead: string): Promise<number> {
  if (conversationIds.length === 0) return 0;
  const done = await sql`
    update pulse_entry set text = ${instead}
    where conversation_id = any(${[...conversationIds]}::uuid[]) and text <> ${instead}`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
