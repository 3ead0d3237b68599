import { Failure } from "@firsthand/kernel/errors";
import type { Pool } from "pg";

import { codeOf, diskFull } from "../embedded/failures.ts";
import type { Role } from "../embedded/index.ts";
import { handleOn, type Handle } from "../handle.ts";
import { migrate } from "../migrate/index.ts";
import { openPlace, type Place, type PlaceOptions, type StorageSettings } from "./place.ts";
import { checkServer } from "./server.ts";

export { hasData, type StorageSettings } from "./place.ts";

export interface Storage {
  readonly db: Handle;
  /** The pool below `db`, for what is not SQL of a store: notifications, jobs, cursors. */
  readonly pool: Pool;
  readonly kind: "embedded" | "server";
  /** Waits for connections in use; the last process to leave an embedded database stops it. */
  close(): Promise<void>;
  /** Where the data are, for people; without a password. */
  describe(): string;
}

/**
 * Opens the installation's database, checks that it will do, and brings its tables up to date. Of servers there is
 * one a directory, commands may run beside it. Throws `Failure` with advice when that is not possible.
 */
export async function openStorage(settings: StorageSettings, role: Role, options: PlaceOptions = {}): Promise<Storage> {
  const lost = (error: unknown): void => {
    options.onLost?.(error);
    if (!options.onLost) console.error("The database went away; it is tried to start it again.", error);
  };
  const place = await openPlace(settings, role, { ...options, onLost: lost });
  let pool: Pool | undefined;
  try {
    if (place.kind === "embedded") await ensureDatabase(place);
    pool = place.pool(place.database);
    await checkServer(pool, place.describe());
    await migrate(pool, { root: settings.modules });
    return storageOn(place, pool);
  } catch (error) {
    await pool?.end().catch(() => {});
    await place.close();
    throw isDiskFull(error) ? diskFull(place.describe(), { cause: error }) : error;
  }
}

function storageOn(place: Place, pool: Pool): Storage {
  let closed: Promise<void> | undefined;
  return {
    db: handleOn(pool),
    pool,
    kind: place.kind,
    describe: () => place.describe(),
    close: () => (closed ??= pool.end().then(() => place.close())),
  };
}

/** Makes the installation's database when the server is new. */
export async function ensureDatabase(place: Place): Promise<void> {
  await place.administer(async (query) => {
    const there = await query("select 1 from pg_database where datname = $1", [place.database]);
    if (there.length > 0) return;
    try {
      await query(`create database "${place.database.replaceAll('"', '""')}"`);
    } catch (error) {
      if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw error; // another process made it at this moment
    }
  });
}

/** Whether an error means that the database has no room left to write. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Failure ? error.code === "disk_full" : codeOf(error) === "53100";
}
