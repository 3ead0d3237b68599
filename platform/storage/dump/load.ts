import { createHash, type Hash } from "node:crypto";

import type { ClientBase } from "pg";

import { contentOf } from "./dump.ts";
import {
  altered,
  digestOfFile,
  json,
  MARK,
  notOurs,
  parseHeader,
  tableEnd,
  tableStart,
  total,
  truncated,
  type Header,
} from "./format.ts";
import { isJson, nameOf, type Table } from "./tables.ts";

const ROWS = 1000;
const BYTES = 8_000_000;

/** An opened backup or export: its header, then everything else. */
export interface Source {
  readonly file: string;
  readonly head: Header;
  readonly lines: AsyncGenerator<Buffer>;
}

export async function openSource(file: string, lines: AsyncGenerator<Buffer>): Promise<Source> {
  const first = await lines.next();
  if (first.done === true) throw notOurs(file);
  return { file, head: parseHeader(first.value.toString("utf8"), file), lines };
}

/**
 * Fills tables with what a file holds, and proves it: what stands in them afterwards is read again and must have the
 * counts and checksums of the file. Needs a transaction, which the caller gives up when this throws.
 */
export async function load(
  client: ClientBase,
  source: Source,
  tables: readonly Table[],
): Promise<{ tables: number; rows: number }> {
  const restoreKeys = await withoutForeignKeys(client);
  const byName = new Map(tables.map((table) => [table.name, table]));
  const whole = digestOfFile(source.head);
  const counts = { tables: 0, rows: 0 };
  for (;;) {
    const line = await next(source);
    const start = tableStart.safeParse(json(line.toString("utf8")));
    if (!start.success) {
      checkTotal(source, line, { ...counts, sha256: whole.digest("hex") });
      break;
    }
    feed(whole, line);
    const table = byName.get(start.data.$table);
    if (!table) throw altered(source.file, `it names a table ${start.data.$table} that does not exist`);
    counts.rows += await loadTable(client, source, { table, columns: start.data.columns, whole });
    counts.tables++;
  }
  if ((await source.lines.next()).done !== true) throw altered(source.file, "something follows its end");
  await restoreKeys();
  await raiseSequences(client);
  return counts;
}

interface Target {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly whole: Hash;
}

async function loadTable(client: ClientBase, source: Source, { table, columns, whole }: Target): Promise<number> {
  const statement = insertInto(client, table, columns);
  const hash = createHash("sha256");
  let rows = 0;
  let batch: string[] = [];
  let bytes = 0;
  for (;;) {
    const line = await next(source);
    feed(whole, line);
    const marked = line.subarray(0, MARK.length).equals(Buffer.from(MARK));
    if (batch.length > 0 && (marked || batch.length === ROWS || bytes + line.length > BYTES)) {
      await insert(client, source, { statement, batch, table });
      batch = [];
      bytes = 0;
    }
    if (marked) {
      await checkTable(client, source, { line, table, read: { rows, sha256: hash.digest("hex") } });
      return rows;
    }
    feed(hash, line);
    rows++;
    bytes += line.length;
    batch.push(line.toString("utf8"));
  }
}

async function insert(
  client: ClientBase,
  { file }: Source,
  { statement, batch, table }: { statement: string; batch: readonly string[]; table: Table },
): Promise<void> {
  try {
    await client.query(statement, [`[${batch.join(",")}]`]);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^(22|23)/.test(code)) throw error; // 22: no such value, 23: against a rule of the table
    throw altered(file, `a row of ${table.name} does not fit`, { cause: error });
  }
}

/** PostgreSQL itself takes the lines apart: JavaScript would round large numbers. */
function insertInto(client: ClientBase, table: Table, columns: readonly string[]): string {
  const known = new Map(table.columns.map((column) => [column.name, column]));
  const values = columns.map((name) => {
    const column = known.get(name);
    const literal = client.escapeLiteral(name);
    return column && isJson(column) ? `(e.value -> ${literal})::${column.type}` : `r.${client.escapeIdentifier(name)}`;
  });
  const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  return `insert into ${nameOf(client, table)} (${names}) overriding system value select ${values.join(", ")}
    from jsonb_array_elements($1::jsonb) e cross join lateral jsonb_populate_record(null::${nameOf(client, table)}, e.value) r`;
}

async function checkTable(
  client: ClientBase,
  { file }: Source,
  { line, table, read }: { line: Buffer; table: Table; read: { rows: number; sha256: string } },
): Promise<void> {
  const end = tableEnd.safeParse(json(line.toString("utf8")));
  if (!end.success || end.data.$end !== table.name) throw altered(file, `the rows of ${table.name} have no proper end`);
  if (end.data.rows !== read.rows || end.data.sha256 !== read.sha256) {
    throw altered(file, `the rows of ${table.name} are not those that were written`);
  }
  const stored = await contentOf(client, table);
  if (stored.rows !== read.rows || stored.sha256 !== read.sha256) {
    throw altered(file, `${table.name} does not hold what was loaded into it`);
  }
}

function checkTotal({ file }: Source, line: Buffer, found: { tables: number; rows: number; sha256: string }): void {
  const end = total.safeParse(json(line.toString("utf8")));
  if (!end.success) throw altered(file, "there is a line that belongs to no table");
  const { $total: said } = end.data;
  if (said.tables !== found.tables || said.rows !== found.rows || said.sha256 !== found.sha256) {
    throw altered(file, "its total is not that of its lines");
  }
}

async function next({ file, lines }: Source): Promise<Buffer> {
  const { value, done } = await lines.next();
  if (done === true) throw truncated(file);
  return value;
}

function feed(hash: Hash, line: Buffer): void {
  hash.update(line).update("\n");
}

/** Tables refer to each other, so their order would matter: the rules are taken away, and checked when they are put back. */
async function withoutForeignKeys(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ target: string; name: string; definition: string }>(
    `select conrelid::regclass::text as target, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  for (const { target, name } of rows) await client.query(`alter table ${target} drop constraint ${name}`);
  return async () => {
    for (const { target, name, definition } of rows) {
      await client.query(`alter table ${target} add constraint ${name} ${definition}`);
    }
  };
}

/** Numbers that PostgreSQL gives out go on after the highest that came along. */
async function raiseSequences(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string; target: string; column: string }>(
    `select d.objid::regclass::text as sequence, d.refobjid::regclass::text as target, quote_ident(a.attname) as column
     from pg_depend d join pg_class c on c.oid = d.objid and c.relkind = 'S'
     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { sequence, target, column } of rows) {
    await client.query(`select setval($1::regclass, max(${column})) from ${target} having max(${column}) is not null`, [
      sequence,
    ]);
  }
}
