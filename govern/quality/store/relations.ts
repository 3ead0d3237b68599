import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A table as it stands in the database. */
export interface Relation {
  readonly name: string;
  /** Columns in their order, with PostgreSQL's name of their type. */
  readonly columns: ReadonlyMap<string, string>;
  /** The columns of the primary key, but for the home. */
  readonly key: readonly string[];
  /** An estimate of its rows. */
  readonly rows: number;
}

/** All tables with their columns. */
export async function findRelations(tx: Handle): Promise<ReadonlyMap<string, Relation>> {
  const { rows } = await sql<{ name: string; columns: { name: string; type: string }[]; key: string[]; rows: number }>`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
         order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
       where i.indrelid = c.oid and i.indisprimary and a.attname <> 'home'
         and array_position(i.indkey::int2[], a.attnum) < i.indnkeyatts), '{}') as key,
      greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::float8 as rows
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`.execute(tx);
  return new Map(
    rows.map(({ name, columns, key, rows: estimate }) => [
      name,
      { name, columns: new Map(columns.map((column) => [column.name, column.type])), key, rows: Math.round(estimate) },
    ]),
  );
}

/** Which tables each published view reads, also through other views. */
export async function tablesOfViews(tx: Handle): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ view: string; tables: string[] }>`
    with recursive reads as (
      select distinct v.oid as view, d.refobjid as read
      from pg_class v
      join pg_rewrite r on r.ev_class = v.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      where v.relnamespace = 'public'::regnamespace and v.relkind = 'v' and d.refobjid <> v.oid
    ), reached as (
      select view, read from reads
      union
      select reached.view, reads.read from reached join reads on reads.view = reached.read
    )
    select v.relname as view, array_agg(distinct t.relname::text order by t.relname::text) as tables
    from reached join pg_class v on v.oid = reached.view
    join pg_class t on t.oid = reached.read and t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
    group by v.relname`.execute(tx);
  return new Map(rows.map(({ view, tables }) => [view, tables]));
}
