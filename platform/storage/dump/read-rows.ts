import type { ClientBase } from "pg";

import { batchSizes } from "./batch-sizes.ts";
import { isJson, nameOf, type Table } from "./tables.ts";

const ROWS = 1000;
const BYTES = 8_000_000;

/** Values look the same whatever the server's settings. */
export const READ_SETTINGS = `set local timezone = 'UTC'; set local bytea_output = 'hex';
set local extra_float_digits = 1; set local intervalstyle = 'postgres'`;

/**
 * The rows of a table as lines of JSON, in the order of its primary key, some at a time. A second cursor runs ahead
 * and tells how large they are, so that a batch of large ones holds fewer. Needs a transaction with `READ_SETTINGS`.
 */
export async function* readRows(client: ClientBase, table: Table): AsyncGenerator<string[]> {
  const order = orderOf(client, table);
  await client.query(`declare sizes no scroll cursor for select ${sizeOf(client, table)} as size ${order}`);
  await client.query(`declare lines no scroll cursor for select (${rowOf(client, table)})::text as line ${order}`);
  for (;;) {
    const { rows: ahead } = await client.query<{ size: number }>(`fetch ${ROWS} from sizes`);
    const counts = batchSizes(
      ahead.map(({ size }) => size),
      BYTES,
    );
    for (const count of counts) {
      const { rows } = await client.query<{ line: string }>(`fetch ${count} from lines`);
      yield rows.map(({ line }) => `${line}\n`);
    }
    if (ahead.length < ROWS) break;
  }
  await client.query("close sizes; close lines");
}

function orderOf(client: ClientBase, table: Table): string {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const keys = table.key.map(
    (name) => `t.${client.escapeIdentifier(name)}${columns.get(name)?.collatable ? ' collate "C"' : ""}`,
  );
  const order = keys.length > 0 ? keys.join(", ") : 'to_jsonb(t)::text collate "C"';
  return `from ${nameOf(client, table)} t order by ${order}`;
}

/** Without columns that are computed, and without those of JSON that are SQL's null: their null is that of JSON. */
function rowOf(client: ClientBase, table: Table): string {
  const computed = table.columns.filter(({ generated }) => generated).map(({ name }) => client.escapeLiteral(name));
  const absent = table.columns
    .filter((column) => isJson(column) && !column.generated)
    .map(({ name }) => `case when t.${client.escapeIdentifier(name)} is null then ${client.escapeLiteral(name)} end`);
  const left = [...computed, ...absent];
  return left.length === 0 ? "to_jsonb(t)" : `to_jsonb(t) - array_remove(array[${left.join(", ")}]::text[], null)`;
}

/** About how long a row's line will be; the length of a long value is known without reading it. */
function sizeOf(client: ClientBase, table: Table): string {
  const parts = table.columns.map(({ name, type }) => {
    const column = `t.${client.escapeIdentifier(name)}`;
    if (type === "bytea") return `coalesce(2 * octet_length(${column})::bigint, 0)`;
    if (type === "text" || type === "character varying") return `coalesce(octet_length(${column})::bigint, 0)`;
    return `coalesce(8 * pg_column_size(${column})::bigint, 0)`;
  });
  return parts.join(" + ") || "0::bigint";
}
