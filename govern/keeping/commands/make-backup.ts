import { join } from "node:path";

import { backup, findBackupKey } from "@firsthand/platform/storage";

import { findBackups, freeBytesOf, prepareDirectory, removeBackups } from "../directory.ts";
import { noRoom } from "../errors.ts";
import { directoryOf, filesBeside, type KeepingGround } from "../ground.ts";
import { damagedIn, keptFor, nameOfBackup } from "../rules.ts";
import { findDrilled, measureDatabase } from "../store.ts";
import { run } from "./run.ts";

export interface MadeBackup {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly encrypted: boolean;
  /** Names the key; null for a passphrase and without encryption. */
  readonly fingerprint: string | null;
  /** How many older backups went. */
  readonly removed: number;
}

/** Beside the backup itself so many bytes stay free. */
const SPARE = 64 * 1024 ** 2;

/**
 * Makes a backup in the directory of backups, and removes those that the rule no longer keeps. Throws `Failure`, and
 * removes nothing, when there is no room, or when the directory cannot be used.
 */
export async function makeBackup(ground: KeepingGround, { by }: { by: string }): Promise<MadeBackup> {
  const { db, settings, now } = ground;
  const directory = directoryOf(settings);
  return await run(ground, { kind: "backup", by }, async (note) => {
    await prepareDirectory(directory);
    const before = await findBackups(directory);
    await refuseWithoutRoom(directory, before[0]?.bytes ?? Math.round((await measureDatabase(db)) / 4));
    const at = now();
    const name = nameOfBackup(at);
    note({ file: name });
    // Before and after: files may come and go while the tables are written.
    const copy = async () => await ground.files?.copy(db, filesBeside(directory), at);
    await copy();
    const { tables, rows, bytes, encrypted } = await backup(settings, join(directory, name));
    await copy();
    note({ tables, rows, bytes, encrypted });
    const removed = await removeOld(ground, directory);
    note({ removed });
    const fingerprint = encrypted ? (findBackupKey(settings)?.fingerprint ?? null) : null;
    return { file: join(directory, name), tables, rows, bytes, encrypted, fingerprint, removed };
  });
}

async function refuseWithoutRoom(directory: string, expectedBytes: number): Promise<void> {
  const free = await freeBytesOf(directory);
  const needed = Math.round(expectedBytes * 1.2) + SPARE;
  if (free !== null && free < needed) throw noRoom(directory, { needed, free });
}

async function removeOld({ db, files }: KeepingGround, directory: string): Promise<number> {
  const damaged = damagedIn(await findDrilled(db));
  const found = (await findBackups(directory)).map((one) => ({ ...one, damaged: damaged.has(one.name) }));
  const gone = [...keptFor(found)].filter(([, reasons]) => reasons.length === 0).map(([name]) => name);
  await removeBackups(directory, gone);
  const oldest = found.filter(({ name }) => !gone.includes(name)).at(-1);
  if (oldest) await files?.forget(filesBeside(directory), oldest.madeAt);
  return gone.length;
}
