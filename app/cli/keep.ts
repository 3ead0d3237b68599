import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import {
  backup,
  backupKey,
  exportLog,
  findBackupKey,
  importLog,
  restore,
  type Written,
} from "@firsthand/platform/storage";

import { configWithKey, type WithKey } from "./keep-key.ts";
import { bytes, count, print } from "./output.ts";
import { configFor, nextCommand, type Place } from "./session.ts";

/** `firsthand backup [FILE]`: everything in one file, consistent also while the server runs. */
export async function backUp(file: string | undefined, options: Place & { readonly plain?: boolean }): Promise<void> {
  const config = configFor(options);
  if (options.plain && file === undefined) throw plainWhere();
  const hadKey = findBackupKey(config) !== undefined;
  if (file !== undefined) {
    sayWritten(await backup(config, resolve(file), { plain: Boolean(options.plain) }));
    const { copyFilesBeside } = await import("./keep-runs.ts");
    await copyFilesBeside(config, resolve(file), { plain: options.plain });
  } else {
    const { backUpInDirectory } = await import("./keep-runs.ts");
    const made = await backUpInDirectory(config);
    sayWritten(made);
    if (made.removed > 0) print(`${count(made.removed)} older ones went, as the rule for keeping says.`);
  }
  if (options.plain) {
    print("Everybody who has the file can read all of it: keep it where nobody else can read it.");
    return;
  }
  const key = findBackupKey(config);
  if (key?.path === undefined) return;
  print(`It is encrypted with the key ${key.fingerprint} in ${key.path}, and worth nothing without that.`);
  if (!hadKey)
    print(`The key was made just now. Keep it away from this machine: ${nextCommand("backup key", options)}`);
}

function plainWhere(): Failure {
  return new Failure({
    code: "file_needed",
    status: 422,
    message: "In the directory of backups nothing lies unencrypted.",
    advice: "Say where to write it: npx firsthand backup FILE --plain",
  });
}

function sayWritten({ file, rows, tables, bytes: size }: Omit<Written, "encrypted">): void {
  print(`Backed up ${count(rows)} rows of ${tables} tables into ${file} (${bytes(size)}).`);
}

/** `firsthand backup key`: the key, and where to keep it. */
export async function showBackupKey(options: Place): Promise<void> {
  const { text, fingerprint, path } = backupKey(configFor(options));
  if (path === undefined) {
    print("Backups are encrypted with what FIRSTHAND_BACKUP_KEY says; whoever set it keeps it.");
    return;
  }
  print(text);
  print(
    `\nThis is the key ${fingerprint}, which lies in ${path}. All backups of this installation are encrypted with it.`,
  );
  print(
    "Keep it where the backups are not and where this machine is not: in a safe of passwords, or on paper in a safe.",
  );
  print(
    "Without it no backup can be read, by nobody; with it and a backup all data can be. Then say so on the page Backups.",
  );
}

/** `firsthand restore FILE`: puts a backup in place, once it was loaded and verified beside what is there. */
export async function restoreFrom(file: string, options: WithKey & { readonly replace?: boolean }): Promise<void> {
  const config = configWithKey(options);
  const { afterRestore, beforeRestore, bringBack, sayErased, sayFiles } = await import("./keep-runs.ts");
  let files = { brought: 0, missing: 0 };
  const restored = await restore(config, resolve(file), {
    replace: Boolean(options.replace),
    beforeRestore: beforeRestore(config),
    afterRestore: async (db, facts) => {
      const erased = await afterRestore(config)(db, facts);
      files = await bringBack(config, db, resolve(file));
      return erased;
    },
  });
  print(`Restored ${count(restored.rows)} rows of ${restored.tables} tables, as of ${restored.createdAt}.`);
  sayErased(restored.erased);
  sayFiles(files, resolve(file));
  if (restored.kept) {
    print(`What was there before is kept as database ${restored.kept}, and goes by itself after seven days.`);
    print(`To have it gone at once, with all whom it still holds: ${nextCommand("backup forget-replaced", options)}`);
  }
  print(`See the figures: ${nextCommand("metrics", options)}`);
}

/** `firsthand export FILE`: the whole log as NDJSON. */
export async function exportTo(file: string, options: Place): Promise<void> {
  const written = await exportLog(configFor(options), resolve(file));
  print(
    `Exported ${count(written.rows)} rows of ${written.tables} tables to ${written.file} (${bytes(written.bytes)}).`,
  );
}

/** `firsthand load FILE`: an export into an empty installation. */
export async function loadFrom(file: string, options: Place): Promise<void> {
  const config = configFor(options);
  const { afterRestore, sayErased } = await import("./keep-runs.ts");
  const loaded = await importLog(config, resolve(file), { afterRestore: afterRestore(config) });
  print(`Loaded ${count(loaded.rows)} rows of ${loaded.tables} tables, exported ${loaded.createdAt}.`);
  sayErased(loaded.erased);
  print(`See the figures: ${nextCommand("metrics", options)}`);
}
