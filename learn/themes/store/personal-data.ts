import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** How many places in themes these messages have. */
export async function countMembers(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::float8 as count from theme_message where message_id = any(${[...messageIds]}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function deleteMembers(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from theme_message where message_id = any(${[...messageIds]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface NamedRow {
  readonly theme_id: string;
  readonly name: string;
  readonly phrases: readonly string[];
}

/** Themes whose words match one of these regular expressions. */
export async function findNamingThemes(tx: Handle, patterns: readonly string[]): Promise<NamedRow[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<NamedRow>`
    select theme_id, name, phrases from theme
    where name || E'\n' || array_to_string(phrases, E'\n') ~* any(${[...patterns]}::text[])`.execute(tx);
  return rows;
}

export async function rewriteTheme(tx: Handle, { theme_id, name, phrases }: NamedRow): Promise<void> {
  await sql`update theme set name = ${name}, phrases = ${[...phrases]}::text[] where theme_id = ${theme_id}`.execute(
    tx,
  );
}
