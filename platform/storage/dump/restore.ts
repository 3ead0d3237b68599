import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import type { ClientBase, Pool } from "pg";

import { codeOf } from "../embedded/failures.ts";
import { migrate } from "../migrate/index.ts";
import { handleOn, type Handle } from "../handle.ts";
import type { Place } from "../open/place.ts";
import { replaceKeys, replaceSecret } from "../secret.ts";
import { knownKeys } from "./backup-key.ts";
import { exclusively, inUse, literal, quoted, withScratch } from "./exclusive.ts";
import { readLines } from "./files.ts";
import { load, openSource, type Source } from "./load.ts";
import { nameOfReplaced, noteOfReplaced } from "./replaced.ts";
import { areEmpty, empty, tablesIn } from "./tables.ts";
import type { BackupSettings } from "./write-dump.ts";

/**
 * What is done to restored data before anybody sees them: whoever was erased since is erased again. `secret` is that of
 * the file, which takes the place of the installation's only afterwards.
 */
export type AfterRestore = (db: Handle, file?: { readonly secret: Buffer | undefined }) => Promise<{ erased: number }>;

/** A last look at the data that are replaced; their tables may be those of an older version. */
export type BeforeRestore = (db: Handle) => Promise<void>;

export interface RestoreOptions {
  /** Also where there are data. */
  readonly replace: boolean;
  readonly beforeRestore?: BeforeRestore | undefined;
  readonly afterRestore?: AfterRestore | undefined;
}

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
  /** How many were erased again that the backup still held. */
  readonly erased: number;
}

/**
 * Puts a backup in the place of the installation's data. It is loaded into a database of its own first, compared with
 * what was written, brought up to this version, and whoever was erased since is erased again; only then do the two
 * change places. The old one is kept under another name. Throws `Failure`, and changes nothing, when the file is
 * damaged, encrypted with a key that is not here, or newer than this program, when data are there and `replace` is not
 * said, or when somebody uses them.
 */
export async function restore(settings: BackupSettings, file: string, options: RestoreOptions): Promise<Restored> {
  const path = resolve(file);
  const lines = readLines(path, knownKeys(settings));
  try {
    const source = await openSource(path, lines);
    if (source.head.firsthand !== "backup") throw wrongKind(path, "an export of the log", "npx firsthand load");
    return await exclusively(settings, async (place) => {
      const vacant = await isEmpty(place);
      if (!vacant && !options.replace) throw dataExist(place);
      if (!vacant && options.beforeRestore) await onDatabase(place, place.database, options.beforeRestore);
      return withScratch(place, "restoring", async (scratch) => {
        const { migrated, ...counts } = await fill(place, scratch, { source, root: settings.modules });
        const { afterRestore } = options;
        const erased = afterRestore
          ? (await onDatabase(place, scratch, (db) => afterRestore(db, factsOf(source)))).erased
          : 0;
        const kept = await swap(place, scratch, !vacant);
        if (source.head.secret !== null) replaceSecret(settings.dataDirectory, source.head.secret);
        if (typeof source.head.keys === "string") replaceKeys(settings.dataDirectory, source.head.keys);
        const { created_at: createdAt, program } = source.head;
        return { ...counts, createdAt, program, migrated, kept, erased };
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
    const counts = await inTransaction(pool, async (client) => {
      const tables = await tablesIn(client);
      await empty(client, tables);
      return await load(client, source, tables);
    });
    const migrated = await migrate(pool, { root });
    await pool.query("analyze");
    return { ...counts, migrated };
  } finally {
    await pool.end();
  }
}

/** What a file says of the installation that it was written by. */
export const factsOf = ({ head }: Source): { readonly secret: Buffer | undefined } => ({
  secret: head.secret === null ? undefined : Buffer.from(head.secret, "hex"),
});

/** Work on one database of a place. */
export async function onDatabase<T>(place: Place, database: string, work: (db: Handle) => Promise<T>): Promise<T> {
  const pool = place.pool(database);
  try {
    return await work(handleOn(pool));
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
  const old = nameOfReplaced(place.database, new Date());
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
    else await query(`comment on database ${quoted(old)} is ${literal(noteOfReplaced(place.database))}`);
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
