import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { appliedIn, migrate, type Applied } from "../migrate/index.ts";
import type { Place } from "../open/place.ts";
import { replaceSecret } from "../secret.ts";
import { knownKeys } from "./backup-key.ts";
import { dump } from "./dump.ts";
import { exclusively, withScratch } from "./exclusive.ts";
import { readLines } from "./files.ts";
import { load, openSource, type Source } from "./load.ts";
import { fill, inTransaction, onDatabase, wrongKind, type AfterRestore } from "./restore.ts";
import { areEmpty, isLog, removeShipped, tablesIn } from "./tables.ts";
import type { BackupSettings } from "./write-dump.ts";

export interface ImportedLog {
  readonly tables: number;
  readonly rows: number;
  /** When the export was made, and by which version. */
  readonly createdAt: string;
  readonly program: string;
  /** How many were erased again that the export still held. */
  readonly erased: number;
}

/**
 * Takes an export of the log into an empty installation, together with its secret. An export of an older version is
 * brought up to this one in a database of its own first. Throws `Failure`, and changes nothing, when the file is damaged
 * or newer than this program, when the installation is not empty, or when somebody uses it.
 */
export async function importLog(
  settings: BackupSettings,
  file: string,
  { afterRestore }: { afterRestore?: AfterRestore } = {},
): Promise<ImportedLog> {
  const path = resolve(file);
  const lines = readLines(path, knownKeys(settings));
  try {
    const source = await openSource(path, lines);
    if (source.head.firsthand !== "log") throw wrongKind(path, "a backup", "npx firsthand restore");
    return await exclusively(settings, async (place) => {
      const counts = await takeIn(place, { source, root: settings.modules });
      if (source.head.secret !== null) replaceSecret(settings.dataDirectory, source.head.secret);
      const erased = afterRestore ? (await onDatabase(place, place.database, (db) => afterRestore(db))).erased : 0;
      return { ...counts, createdAt: source.head.created_at, program: source.head.program, erased };
    });
  } finally {
    await lines.return(undefined);
  }
}

interface Import {
  readonly source: Source;
  readonly root: string | undefined;
}

async function takeIn(place: Place, { source, root }: Import): Promise<{ tables: number; rows: number }> {
  const pool = place.pool(place.database);
  try {
    await migrate(pool, { root });
    return await inTransaction(pool, async (client) => {
      const tables = (await tablesIn(client)).filter(isLog);
      if (!(await areEmpty(client, tables))) throw notEmpty(place);
      await removeShipped(client, tables);
      const current = sameSteps(await appliedIn(client), source.head.migrations);
      const counts = current
        ? await load(client, source, tables)
        : await throughScratch(place, { source, root }, (newer) => load(client, newer, tables));
      await client.query("analyze");
      return counts;
    });
  } finally {
    await pool.end();
  }
}

function sameSteps(here: readonly Applied[], there: readonly Applied[]): boolean {
  const text = (steps: readonly Applied[]): string =>
    steps
      .map(({ module, name }) => `${module}/${name}`)
      .toSorted()
      .join();
  return text(here) === text(there);
}

/** An older export: loaded where its tables are as they were, brought up to date, and written out again from there. */
async function throughScratch<T>(
  place: Place,
  { source, root }: Import,
  take: (newer: Source) => Promise<T>,
): Promise<T> {
  return withScratch(place, "restoring", async (scratch) => {
    await fill(place, scratch, { source, root });
    const pool = place.pool(scratch);
    try {
      return await inTransaction(pool, async (client) => {
        const text = dump(client, source.head, (await tablesIn(client)).filter(isLog), { tables: 0, rows: 0 });
        await text.next(); // the header, which is that of the file
        return take({ ...source, lines: linesOf(text) });
      });
    } finally {
      await pool.end();
    }
  });
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    for (const line of piece.split("\n")) if (line !== "") yield Buffer.from(line);
  }
}

function notEmpty(place: Place): Failure {
  return new Failure({
    code: "data_exist",
    status: 409,
    message: `There are data already in ${place.describe()}; an export of the log can only be taken into an empty installation.`,
    advice: "Choose a new data directory (DATA_DIR) or a new database.",
  });
}
