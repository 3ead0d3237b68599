import { userInfo } from "node:os";
import { dirname } from "node:path";

import {
  filesBeside,
  forgetReplaced,
  type MadeBackup,
  makeBackup,
  runDrill,
  showKeeping,
} from "@firsthand/govern/keeping";

import { Failure } from "@firsthand/kernel/errors";
import type { Config } from "@firsthand/platform/config";
import { hasData, openStorage } from "@firsthand/platform/storage";

import { fileCopies } from "../file-copies.ts";
import { keepingGround } from "../keeping.ts";
import { minuteOf } from "./figures.ts";
import { configWithKey, type WithKey } from "./keep-key.ts";
import { bytes, count, print, printJson, table } from "./output.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

export { afterRestore, beforeRestore } from "../erasing.ts";
export { bringBack } from "../file-copies.ts";

/** Who gives a command. */
const commander = (): string => userInfo().username;

/** Makes a backup in the directory of backups, where older ones go by the rule. */
export async function backUpInDirectory(config: Config): Promise<MadeBackup> {
  if (!hasData(config)) throw noBackupYet(config.dataDirectory);
  const storage = await openStorage(config, "command");
  try {
    const ground = keepingGround(storage.db, config, () => new Date());
    return await makeBackup(ground, { by: commander() });
  } finally {
    await storage.close();
  }
}

/** Copies the files of messages beside a backup that was written to a place of somebody's choice. */
export async function copyFilesBeside(
  config: Config,
  file: string,
  { plain }: { readonly plain?: boolean | undefined },
): Promise<void> {
  const storage = await openStorage(config, "command");
  try {
    await fileCopies(config, { plain })?.copy(storage.db, filesBeside(dirname(file)), new Date());
  } finally {
    await storage.close();
  }
}

function noBackupYet(directory: string): Failure {
  return new Failure({
    code: "nothing_stored",
    status: 404,
    message: `There is nothing to back up in ${directory}.`,
    advice: "Check DATA_DIR and DATABASE_URL.",
  });
}

/** `firsthand backup drill [FILE]`: whether a backup can be restored; exit code 1 when not. */
export async function drillBackup(file: string | undefined, options: WithKey): Promise<void> {
  const config = configWithKey(options);
  const drilled = await withLog(options, async ({ storage: { db } }) =>
    runDrill(
      keepingGround(db, config, () => new Date()),
      { by: commander(), file },
    ),
  );
  print(
    `${drilled.file} can be restored: ${count(drilled.rows)} rows of ${drilled.tables} tables, as of ${drilled.createdAt}.`,
  );
  print("Each table holds as many rows as the backup says, with the same checksum. The data were not touched.");
  if (drilled.migrated > 0) print(`${count(drilled.migrated)} steps brought it up to this version.`);
  sayErased(drilled.erased);
}

/** `firsthand backup list`: backups that were made by themselves or without a name, and what is wrong. */
export async function listBackups(options: Place & { readonly json?: boolean }): Promise<void> {
  const config = configWithKey(options);
  const state = await withLog(options, async ({ storage: { db } }) =>
    showKeeping(keepingGround(db, config, () => new Date())),
  );
  if (options.json) {
    printJson(state);
    return;
  }
  const rows = state.backups.map(({ name, madeAt, bytes: size, encrypted, keptFor, drill }) => [
    name,
    minuteOf(madeAt),
    bytes(size),
    encrypted ? "yes" : "no",
    keptFor.join(", ") || "goes next",
    drill ? `${drill.good ? "good" : "failed"} ${minuteOf(drill.at)}` : null,
  ]);
  if (rows.length === 0) print(`There are no backups in ${state.directory} yet: ${nextCommand("backup", options)}`);
  else print(table(["backup", "made", "size", "encrypted", "kept for", "restore drill"], rows));
  const { nextBackupAt } = state.schedule;
  print(
    nextBackupAt
      ? `\nThe next one is made by the server after ${minuteOf(nextBackupAt)} UTC.`
      : "\nNone are made by themselves.",
  );
  for (const { name, bytes: size, goesAt } of state.replaced)
    print(`Kept from before a restore: database ${name} (${bytes(size)}), until ${minuteOf(goesAt)} UTC.`);
  for (const trouble of state.troubles) print(`! ${WORDS[trouble]}`);
}

/** `firsthand backup forget-replaced`: what was there before a restore goes for good. */
export async function forgetReplacedData(options: Place): Promise<void> {
  const gone = await withLog(options, ({ storage: { db } }) => forgetReplaced({ db, now: () => new Date() }, "all"));
  if (gone.length === 0) print("Nothing from before a restore is kept.");
  for (const { name, at, bytes: size } of gone)
    print(`Gone: database ${name}, replaced ${minuteOf(at.toISOString())} (${bytes(size)}).`);
}

const WORDS: Readonly<Record<Awaited<ReturnType<typeof showKeeping>>["troubles"][number], string>> = {
  backup_failed: "The last backup failed.",
  backup_old: "The last good backup is older than a day and a half.",
  backup_damaged: "The newest backup is damaged.",
  drill_failed: "The last restore drill failed.",
  drill_old: "No backup was tried by restoring it for more than nine days.",
  backups_off: "Backups are not made by themselves, and the last one is old.",
  key_not_kept: "Nobody said that the key for backups is kept elsewhere: npx firsthand backup key",
};

/** Says which files of messages came back with a backup. */
export function sayFiles(
  { brought, missing }: { readonly brought: number; readonly missing: number },
  file: string,
): void {
  if (brought > 0) print(`${count(brought)} files that came with messages were brought back.`);
  if (missing > 0)
    print(
      `! ${count(missing)} files that came with messages are not in ${filesBeside(dirname(file))}: copy them there.`,
    );
}

/** Says how many were erased again in a database that was restored. */
export function sayErased(erased: number): void {
  const who =
    erased === 1 ? "1 person who had been erased since was" : `${count(erased)} people who had been erased since were`;
  if (erased > 0) print(`${who} erased again.`);
}
