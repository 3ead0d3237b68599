import type { ClientBase } from "pg";

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, for example `timestamp with time zone`. */
  readonly type: string;
  /** Computed by PostgreSQL from others: neither written out nor taken in. */
  readonly generated: boolean;
  readonly collatable: boolean;
}

export interface Table {
  readonly name: string;
  /** The first word of its comment: how its rows are spread. */
  readonly spread: string;
  readonly columns: readonly Column[];
  /** The columns of the primary key, in its order. */
  readonly key: readonly string[];
}

/** Filled by the migrator itself. */
const BOOKKEEPING = ["migration", "published_view"];

/** The tables of the installation, by name. The job queue has a schema of its own and is not among them. */
export async function tablesIn(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, split_part(coalesce(obj_description(c.oid, 'pg_class'), ''), ' ', 1) as spread,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
                                          'generated', a.attgenerated <> '', 'collatable', a.attcollation <> 0)
                        order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       coalesce((select json_agg(a.attname order by k.position)
          from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(number, position)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
          where i.indrelid = c.oid and i.indisprimary), '[]') as key
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($1)
     order by c.relname collate "C"`,
    [BOOKKEEPING],
  );
  return rows.map((table) => ({ ...table, spread: table.spread.replace(/:$/, "") }));
}

/** Whether none of the tables holds a row, but for those that every start brings by itself. */
export async function areEmpty(client: ClientBase, tables: readonly Table[]): Promise<boolean> {
  for (const table of tables) {
    const shipped = shippedIn(table);
    const others = shipped === undefined ? "" : `where not (${shipped})`;
    const { rows } = await client.query(`select 1 from ${nameOf(client, table)} ${others} limit 1`);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Removes what starts bring by themselves, in whose place the rows of an export come. */
export async function removeShipped(client: ClientBase, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const shipped = shippedIn(table);
    if (shipped !== undefined) await client.query(`delete from ${nameOf(client, table)} where ${shipped}`);
  }
}

/** Removes all rows, also those that migrations brought: a file holds those as well. */
export async function empty(client: ClientBase, tables: readonly Table[]): Promise<void> {
  const names = tables.map((table) => nameOf(client, table)).join(", ");
  if (names !== "") await client.query(`truncate ${names}`);
}

/** A row that came with the program, and with no person, says so: `origin` is `shipped`, or `shipped` is true. */
function shippedIn({ columns }: Table): string | undefined {
  if (columns.some(({ name }) => name === "origin")) return "origin = 'shipped'";
  return columns.some(({ name, type }) => name === "shipped" && type === "boolean") ? "shipped" : undefined;
}

/** Tables that make up the log and what explains it; the others belong to this one installation. */
export const isLog = (table: Table): boolean => table.spread !== "local";

export const nameOf = (client: ClientBase, table: Table): string => `public.${client.escapeIdentifier(table.name)}`;

export const isJson = (column: Column): boolean => column.type === "jsonb" || column.type === "json";
