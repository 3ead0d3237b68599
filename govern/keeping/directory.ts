import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import { formOf } from "@firsthand/platform/storage";

import { isHalf, madeAtOf } from "./rules.ts";

/** A backup as it lies in the directory. */
export interface FoundBackup {
  readonly name: string;
  readonly madeAt: Date;
  readonly bytes: number;
  readonly encrypted: boolean;
}

/** The backups in a directory, the newest first; none when there is no directory yet. Throws `Failure`. */
export async function findBackups(directory: string): Promise<FoundBackup[]> {
  const found: FoundBackup[] = [];
  for (const name of await namesIn(directory)) {
    const madeAt = madeAtOf(name);
    const path = join(directory, name);
    const facts = madeAt && (await stat(path).catch(() => undefined)); // another process may remove it at this moment
    if (!madeAt || !facts?.isFile()) continue;
    const encrypted = (await formOf(path).catch(() => "plain")) === "encrypted";
    found.push({ name, madeAt, bytes: facts.size, encrypted });
  }
  return found.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw notUsable(directory, error);
  }
}

/** Makes the directory, for its owner alone, and clears it of halves that killed processes left. Throws `Failure`. */
export async function prepareDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notUsable(directory, error);
  }
  for (const name of (await namesIn(directory)).filter(isHalf)) await rm(join(directory, name), { force: true });
}

/** Removes backups by their names. */
export async function removeBackups(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(directory, name), { force: true });
}

/** Free bytes of the disk that holds a directory; null where the system does not tell. */
export async function freeBytesOf(directory: string): Promise<number | null> {
  const found = await statfs(directory).catch(() => undefined);
  return found ? found.bavail * found.bsize : null;
}

/** Whether two directories lie on one file system; null when one of them cannot be looked at. */
export async function onSameDisk(one: string, other: string): Promise<boolean | null> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)));
  return a && b ? a.dev === b.dev : null;
}

function notUsable(directory: string, cause: unknown): Failure {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
  return new Failure(
    {
      code: "backup_directory_not_usable",
      status: 500,
      message: `The directory for backups ${directory} cannot be used (${code}).`,
      advice: "Give this user the right to write there, or set BACKUP_DIR to a directory it owns.",
    },
    { cause },
  );
}
