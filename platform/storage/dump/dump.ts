import { createHash } from "node:crypto";

import type { ClientBase } from "pg";

import { digestOfFile, lineOf, type Header } from "./format.ts";
import { READ_SETTINGS, readRows } from "./read-rows.ts";
import type { Table } from "./tables.ts";

export interface Counts {
  tables: number;
  rows: number;
}

/** The whole text of a backup or export in pieces; needs a transaction. At the end `counts` says how much it was. */
export async function* dump(
  client: ClientBase,
  head: Header,
  tables: readonly Table[],
  counts: Counts,
): AsyncGenerator<string> {
  const whole = digestOfFile(head);
  yield lineOf(head);
  await client.query(READ_SETTINGS);
  for (const table of tables) {
    for await (const piece of dumpTable(client, table, counts)) {
      whole.update(piece);
      yield piece;
    }
    counts.tables++;
  }
  yield lineOf({ $total: { ...counts, sha256: whole.digest("hex") } });
}

async function* dumpTable(client: ClientBase, table: Table, counts: Counts): AsyncGenerator<string> {
  const columns = table.columns.filter(({ generated }) => !generated).map(({ name }) => name);
  yield lineOf({ $table: table.name, columns });
  const hash = createHash("sha256");
  let rows = 0;
  for await (const lines of readRows(client, table)) {
    const text = lines.join("");
    hash.update(text);
    rows += lines.length;
    yield text;
  }
  counts.rows += rows;
  yield lineOf({ $end: table.name, rows, sha256: hash.digest("hex") });
}

/** What a table holds, in the words of the line that ends it in a dump. */
export async function contentOf(client: ClientBase, table: Table): Promise<{ rows: number; sha256: string }> {
  await client.query(READ_SETTINGS);
  const hash = createHash("sha256");
  let rows = 0;
  for await (const lines of readRows(client, table)) {
    for (const line of lines) hash.update(line);
    rows += lines.length;
  }
  return { rows, sha256: hash.digest("hex") };
}
