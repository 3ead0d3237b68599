import { sql } from "kysely";

import type { Handle } from "../../storage/index.ts";

const TABLES = 12;

export interface DatabaseFacts {
  readonly version: string;
  readonly sizeBytes: number;
  readonly tables: readonly { readonly name: string; readonly rows: number | null; readonly bytes: number }[];
}

/** Version and size of the database, and its largest tables with their indexes. Rows are PostgreSQL's own estimate. */
export async function measureDatabase(db: Handle): Promise<DatabaseFacts> {
  const { rows } = await sql<{ version: string; size: string }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database()) as size`.execute(db);
  const tables = await sql<{ name: string; rows: number | null; bytes: string }>`
    select c.relname as name, round(nullif(c.reltuples, -1)::float8) as rows, pg_total_relation_size(c.oid) as bytes
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by pg_total_relation_size(c.oid) desc, c.relname limit ${TABLES}`.execute(db);
  return {
    version: rows[0]?.version ?? "unknown",
    sizeBytes: Number(rows[0]?.size ?? 0),
    tables: tables.rows.map(({ name, rows: estimate, bytes }) => ({ name, rows: estimate, bytes: Number(bytes) })),
  };
}
