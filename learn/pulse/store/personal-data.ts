import type { MessageFilter } from "@firsthand/learn/filters";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The columns in which people write of an incident. */
export const WRITTEN = [
  { table: "pulse_entry", key: "entry_id", column: "text", what: "lines of timelines" },
  { table: "pulse_statement", key: "statement_id", column: "text", what: "statements" },
  { table: "pulse_statement", key: "statement_id", column: "audience", what: "audiences of statements" },
  { table: "pulse_task", key: "task_id", column: "title", what: "tasks" },
  { table: "pulse_incident", key: "incident_id", column: "learnt", what: "reviews" },
  { table: "pulse_incident", key: "incident_id", column: "name", what: "names of incidents" },
  { table: "pulse_watch", key: "watch_id", column: "name", what: "names of watches" },
  { table: "pulse_drill", key: "drill_id", column: "name", what: "names of drills" },
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
  const at = {
    pulse_entry: "at",
    pulse_statement: "drafted_at",
    pulse_task: "made_at",
    pulse_incident: "alerted_at",
    pulse_watch: "made_at",
    pulse_drill: "began_at",
  };
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

export interface WatchedRow {
  readonly watch_id: string;
  readonly filter: MessageFilter;
}

/** Watches that look for words in which one of these patterns is met. */
export async function findWatching(tx: Handle, patterns: readonly string[]): Promise<WatchedRow[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<WatchedRow>`
    select watch_id, filter from pulse_watch
    where exists (select from jsonb_array_elements_text(filter -> 'words') word where word ~* any(${[...patterns]}::text[]))`.execute(
    tx,
  );
  return rows;
}

/** Has a watch count something else from that moment on; `enabled` false: nothing is left of what it looked for. */
export async function watchOtherwise(
  tx: Handle,
  { watch_id, filter }: WatchedRow,
  { enabled, at }: { readonly enabled: boolean; readonly at: Date },
): Promise<void> {
  await sql`
    update pulse_watch set filter = ${JSON.stringify(filter)}::jsonb, enabled = enabled and ${enabled},
      version = version + 1, alerts_from = ${at}, detector = null, settled_until = null, evaluated_until = null,
      learning_until = null, learnt_at = null, counted_at = null
    where watch_id = ${watch_id}`.execute(tx);
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
