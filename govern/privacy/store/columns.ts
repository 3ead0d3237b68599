import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface WordColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of every table that can hold words. */
export async function findWordColumns(tx: Handle): Promise<WordColumn[]> {
  const { rows } = await sql<WordColumn>`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_t%'
      and format_type(a.atttypid, null) in ('text', 'text[]', 'character varying', 'json', 'jsonb', 'bytea', 'tsvector')
    order by 1, 2, a.attnum`.execute(tx);
  return rows;
}

/** In how many rows of a column one of the patterns is met. */
export async function countMatches(tx: Handle, place: WordColumn, patterns: readonly string[]): Promise<number> {
  const text =
    place.type === "bytea" ? sql`encode(${sql.ref(place.column)}, 'escape')` : sql`${sql.ref(place.column)}::text`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(`${place.schema}.${place.table}`)}
    where ${text} ~* any(${patterns}::text[])`.execute(tx);
  return rows[0]?.count ?? 0;
}
