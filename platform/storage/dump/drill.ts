import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { alone } from "../alone.ts";
import { diskFull } from "../embedded/failures.ts";
import { isDiskFull } from "../open/index.ts";
import { openPlace } from "../open/place.ts";
import { unreachable } from "../open/server.ts";
import { knownKeys } from "./backup-key.ts";
import { withScratch } from "./exclusive.ts";
import { readLines } from "./files.ts";
import { openSource } from "./load.ts";
import { type AfterRestore, factsOf, fill, onDatabase, wrongKind } from "./restore.ts";
import type { BackupSettings } from "./write-dump.ts";

export interface Drilled {
  readonly tables: number;
  readonly rows: number;
  /** When the backup was made, and by which version. */
  readonly createdAt: string;
  readonly program: string;
  /** How many migrations were done to bring the data up to this version. */
  readonly migrated: number;
  /** How many were erased again that the backup still held. */
  readonly erased: number;
}

/**
 * Restores a backup into a database of its own beside the installation's, also while the server runs, as a restore
 * would: every count and checksum is compared with the file, missing migrations and erasures are done. Then the
 * database is dropped. Throws the `Failure` that the restore would have met, or `drill_runs`.
 */
export async function drill(
  settings: BackupSettings,
  file: string,
  { afterRestore }: { afterRestore?: AfterRestore | undefined } = {},
): Promise<Drilled> {
  const path = resolve(file);
  const lines = readLines(path, knownKeys(settings));
  const place = await openPlace({ ...settings, poolSize: 2 }, "command");
  try {
    const source = await openSource(path, lines);
    if (source.head.firsthand !== "backup") throw wrongKind(path, "an export of the log", "npx firsthand load");
    const drilled = await onDatabase(place, place.database, (db) =>
      alone(db, DRILL_LOCK, () =>
        withScratch(place, "drill", async (scratch) => {
          const counts = await fill(place, scratch, { source, root: settings.modules });
          const erased = afterRestore
            ? (await onDatabase(place, scratch, (db) => afterRestore(db, factsOf(source)))).erased
            : 0;
          const { created_at: createdAt, program } = source.head;
          return { ...counts, createdAt, program, erased };
        }),
      ),
    );
    if (!drilled) throw runsAlready();
    return drilled;
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(place.describe(), { cause: error });
    throw place.kind === "server" ? unreachable(error, place.describe()) : error;
  } finally {
    await lines.return(undefined);
    await place.close();
  }
}

/** Held by whoever drills: the beginning of a drill removes what an earlier one left. */
const DRILL_LOCK = 4_715_011;

function runsAlready(): Failure {
  return new Failure({
    code: "drill_runs",
    status: 409,
    message: "A restore drill is running already.",
    advice: "Wait until it is done.",
  });
}
