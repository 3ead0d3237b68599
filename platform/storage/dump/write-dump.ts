import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { codeOf } from "../embedded/failures.ts";
import { databaseIn, hasCluster } from "../embedded/index.ts";
import { appliedIn } from "../migrate/index.ts";
import { PROJECT_ROOT } from "../migrate/discover.ts";
import { openPlace, type Place, type StorageSettings } from "../open/place.ts";
import { describeUrl, unreachable } from "../open/server.ts";
import { readPrivate } from "../private-file.ts";
import { keysFile, readSecret } from "../secret.ts";
import { backupKey, type KeySettings } from "./backup-key.ts";
import { dump } from "./dump.ts";
import { writeWhole } from "./files.ts";
import { FORMAT_VERSION, LOG_VERSION } from "./format.ts";
import { isLog, tablesIn } from "./tables.ts";

export interface Written {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  /** The size of the file. */
  readonly bytes: number;
  /** Whether nobody can read it without the key. */
  readonly encrypted: boolean;
}

/** How somebody writes or reads backups. */
export type BackupSettings = StorageSettings & KeySettings;

/**
 * Writes the whole installation (all tables, the secret and the sealing keys) to one zipped file, as it was at one
 * moment, while others go on writing; encrypted with the key for backups unless `plain`. The queue of jobs is not part
 * of it. Throws `Failure` when nothing is stored or the file cannot be written.
 */
export async function backup(
  settings: BackupSettings,
  file: string,
  { plain = false }: { plain?: boolean } = {},
): Promise<Written> {
  return writeDump(settings, {
    file: resolve(file),
    kind: "backup",
    key: () => (plain ? undefined : backupKey(settings).text),
  });
}

/**
 * Writes the log and what explains it (tables marked as distributed or reference) and the secret, zipped when the
 * name ends in `.gz`. The same log always gives the same file but for the moment in the first line.
 */
export async function exportLog(settings: StorageSettings, file: string): Promise<Written> {
  return writeDump(settings, { file: resolve(file), kind: "log", key: () => undefined });
}

interface Target {
  readonly file: string;
  readonly kind: "backup" | "log";
  /** Asked when there is something to write. */
  readonly key: () => string | undefined;
}

async function writeDump(settings: StorageSettings, target: Target): Promise<Written> {
  const embedded = (settings.databaseUrl ?? "") === "";
  if (embedded && !hasCluster(databaseIn(settings.dataDirectory)))
    throw nothingStored(databaseIn(settings.dataDirectory));
  const place = await openPlace({ ...settings, poolSize: 1 }, "command");
  try {
    return await writeFrom(place, settings, target);
  } catch (error) {
    if (codeOf(error) === "3D000" && embedded) throw nothingStored(databaseIn(settings.dataDirectory));
    throw embedded ? error : unreachable(error, `PostgreSQL server ${describeUrl(settings.databaseUrl ?? "")}`);
  } finally {
    await place.close();
  }
}

async function writeFrom(
  place: Place,
  settings: StorageSettings,
  { file, kind, key: keyFor }: Target,
): Promise<Written> {
  const pool = place.pool(place.database);
  try {
    const client = await pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      const migrations = await appliedIn(client);
      if (migrations.length === 0) throw nothingStored(place.describe());
      const head = {
        firsthand: kind,
        version: kind === "backup" ? FORMAT_VERSION : LOG_VERSION,
        program: programVersion(),
        created_at: new Date().toISOString(),
        secret: readSecret(settings.dataDirectory)?.toString("hex") ?? null,
        ...(kind === "backup" ? { keys: readPrivate(keysFile(settings.dataDirectory)) ?? null } : {}),
        migrations,
      };
      const all = await tablesIn(client);
      const counts = { tables: 0, rows: 0 };
      const text = dump(client, head, kind === "log" ? all.filter(isLog) : all, counts);
      const key = keyFor();
      const bytes = await writeWhole(file, text, { zip: kind === "backup" || file.endsWith(".gz"), key });
      await client.query("commit");
      return { file, ...counts, bytes, encrypted: key !== undefined };
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

function nothingStored(where: string): Failure {
  return new Failure({
    code: "nothing_stored",
    status: 404,
    message: `There is nothing to write out in ${where}.`,
    advice: "Check DATA_DIR and DATABASE_URL.",
  });
}

function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "unknown";
}
