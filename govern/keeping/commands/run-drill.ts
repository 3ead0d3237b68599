import { basename, dirname, join, resolve } from "node:path";

import { drill, type Drilled } from "@firsthand/platform/storage";
import { untraced } from "@firsthand/platform/trace";

import { findBackups, freeBytesOf } from "../directory.ts";
import { filesMissing, noBackup, noRoom } from "../errors.ts";
import { directoryOf, filesBeside, type KeepingGround } from "../ground.ts";
import { measureDatabase } from "../store.ts";
import { run } from "./run.ts";

/** Beside the restored database so many bytes stay free. */
const SPARE = 256 * 1024 ** 2;

/**
 * Tries a backup, the newest unless told which: restores it into a database of its own beside the installation's,
 * compares all it holds with what it says of itself, and drops it. Throws the `Failure` that a restore would meet.
 */
export async function runDrill(
  ground: KeepingGround,
  { by, file }: { by: string; file?: string | undefined },
): Promise<Drilled & { file: string }> {
  const { db, settings, afterRestore, files } = ground;
  return await run(ground, { kind: "drill", by }, async (note) => {
    const directory = directoryOf(settings);
    const [newest] = file === undefined ? await findBackups(directory) : [];
    if (file === undefined && !newest) throw noBackup(directory);
    const path = file === undefined ? join(directory, newest?.name ?? "") : resolve(file);
    note({ file: basename(path), ...(newest ? { bytes: newest.bytes, encrypted: newest.encrypted } : {}) });
    if ((settings.databaseUrl ?? "") === "") await refuseWithoutRoom(settings.dataDirectory, await measureDatabase(db));
    const drilled = await drill(settings, path, {
      // What is done in the trial database belongs to no record.
      afterRestore: (scratch, facts) =>
        untraced(async () => {
          const erased = (await afterRestore?.(scratch, facts)) ?? { erased: 0 };
          const found = await files?.check(scratch, filesBeside(dirname(path)));
          if (found && found.missing > 0) throw filesMissing(filesBeside(dirname(path)), found);
          return erased;
        }),
    });
    const { tables, rows, migrated, erased } = drilled;
    note({ tables, rows, migrated, erased, backup_made_at: new Date(drilled.createdAt) });
    return { ...drilled, file: path };
  });
}

async function refuseWithoutRoom(directory: string, databaseBytes: number): Promise<void> {
  const free = await freeBytesOf(directory);
  const needed = databaseBytes + SPARE;
  if (free !== null && free < needed) throw noRoom(directory, { needed, free });
}
