import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import type { ClientBase, Pool } from "pg";

import { codeOf } from "../embedded/failures.ts";
import { migrate } from "../migrate/index.ts";
import type { Place, StorageSettings } from "../open/place.ts";
import { replaceSecret } from "../secret.ts";
import { exclusively, inUse, quoted, withScratch } from "./exclusive.ts";
import { readLines } from "./files.ts";
import { load, openSource, type Source } from "./load.ts";
import { areEmpty, tablesIn } from "./tables.ts";

export interface Restored {
  readonly tables: number;
  readonly rows: number;
  /** When the backup was made, and by which version. */
  readonly createdAt: string;
  readonly program: string;
  /** How many migrations were done to bring the data up to this version. */
  readonly migrated: number;
  /** The name under which the database that was there is kept; undefined when it was empty. */
  readonly kept: string | undefined;
}

/**
 * Puts a backup in the place of the installation's data. It is loaded into a database of its own first, compared with
 * what was written, and brought up to this version; only then do the two change places. The old one is kept under
 * another name. Throws `Failure`, and changes nothing, when the file is damaged or newer than this program, when data
 * are there and `replace` is not said, or when somebody uses them.
 */
export async function restore(
  settings: StorageSettings,
  file: string,
  options: { replace: boolean },
): Promise<Restored> {
  const path = resolve(file);
  const lines = readLines(path);
  try {
    const source = await openSource(path, lines);
    if (source.head.firsthand !== "backup") throw wrongKind(path, "an export of the log", "npx firsthand load");
    return await exclusively(settings, async (place) => {
      const empty = await isEmpty(place);
      if (!empty && !options.replace) throw dataExist(place);
      return withScratch(place, async (scratch) => {
        const { migrated, ...counts } = await fill(place, scratch, { source, root: settings.modules });
        const kept = await swap(place, scratch, !empty);
        if (source.head.secret !== null) replaceSecret(settings.dataDirectory, source.head.secret);
        const { created_at: createdAt, program } = source.head;
        return { ...counts, createdAt, program, migrated, kept };
      });
    });
  } finally {
    await lines.return(undefined);
  }
}

/** Fills a new database with a file: tables as they were when it was written, then all later migrations. */
export async function fill(
  place: Place,
  scratch: string,
  { source, root }: { source: Source; root: string | undefined },
): Promise<{ tables: number; rows: number; migrated: number }> {
  const pool = place.pool(scratch);
  try {
    await migrate(pool, { root, only: source.head.migrations });
    const counts = await inTransaction(pool, async (client) => load(client, source, await tablesIn(client)));
    const migrated = await migrate(pool, { root });
    await pool.query("analyze");
    return { ...counts, migrated };
  } finally {
    await pool.end();
  }
}

/** All or nothing on one connection. */
export async function inTransaction<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    client.release(true); // what it had begun ends with it
    throw error;
  }
}

async function isEmpty(place: Place): Promise<boolean> {
  const pool = place.pool(place.database);
  try {
    const client = await pool.connect();
    try {
      return await areEmpty(client, await tablesIn(client));
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function swap(place: Place, scratch: string, keep: boolean): Promise<string | undefined> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  const old = `${place.database.slice(0, 30)}_before_restore_${stamp}`;
  await place.administer(async (query) => {
    try {
      await query("begin");
      await query(`alter database ${quoted(place.database)} rename to ${quoted(old)}`);
      await query(`alter database ${quoted(scratch)} rename to ${quoted(place.database)}`);
      await query("commit");
    } catch (error) {
      throw codeOf(error) === "55006" ? inUse(place, "somebody who came in the meantime") : error;
    }
    if (!keep) await query(`drop database ${quoted(old)}`);
  });
  return keep ? old : undefined;
}

function dataExist(place: Place): Failure {
  return new Failure({
    code: "data_exist",
    status: 409,
    message: `There are data already in ${place.describe()}.`,
    advice: "Say --replace to put the backup in their place; they are then kept under another name.",
  });
}

export function wrongKind(file: string, what: string, command: string): Failure {
  return new Failure({
    code: "wrong_kind_of_dump",
    status: 422,
    message: `${file} is ${what}.`,
    advice: `For that there is: ${command}`,
  });
}
