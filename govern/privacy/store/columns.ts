import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

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

/** In how many rows of each of these columns of one table one of the patterns is met; the table is read once. */
export async function countMatches(
  tx: Handle,
  columns: readonly [WordColumn, ...WordColumn[]],
  patterns: readonly string[],
): Promise<number[]> {
  const [{ schema, table }] = columns;
  const counts = columns.map(
    (column) => sql`count(*) filter (where ${textOf(column)} ~* any(${patterns}::text[]))::int`,
  );
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}] as counts from ${sql.table(`${schema}.${table}`)}`.execute(tx);
  return rows[0]?.counts ?? [];
}

/** What a column says; what is escaped in it, such as the end of a line, ends a word and is no letter of the next. */
function textOf({ column, type }: WordColumn): RawBuilder<string> {
  const escaped = (text: RawBuilder<string>) =>
    sql<string>`regexp_replace(${text}, '\\\\(u[0-9a-f]{4}|[0-7]{3}|.)', '|', 'g')`;
  if (type === "bytea") return escaped(sql`encode(${sql.ref(column)}, 'escape')`);
  const text = sql<string>`${sql.ref(column)}::text`;
  return type === "json" || type === "jsonb" ? escaped(text) : text;
}
