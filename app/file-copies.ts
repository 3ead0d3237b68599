import { dirname } from "node:path";

import { allNamed } from "@firsthand/engage/attachments";
import { filesBeside, type FileCopies } from "@firsthand/govern/keeping";
import type { Config } from "@firsthand/platform/config";
import { bringBackFiles, checkCopies, copyFiles, createFiles, forgetCopies } from "@firsthand/platform/files";
import { backupKey, findBackupKey, type Handle } from "@firsthand/platform/storage";

type Settings = Pick<Config, "dataDirectory" | "backupKey" | "fileBucket">;

/** The keys that copies may be encrypted with. */
const keysOf = (config: Settings): string[] =>
  [config.backupKey, findBackupKey({ dataDirectory: config.dataDirectory })?.text].filter((key) => key !== undefined);

/** Copies of the files of messages beside the backups. A bucket is not copied: whoever runs it keeps versions of it. */
export function fileCopies(
  config: Settings,
  { plain = false }: { readonly plain?: boolean | undefined } = {},
): FileCopies | undefined {
  const store = createFiles(config);
  if (store.place === "bucket") return undefined;
  return {
    copy: (db, directory, at) =>
      copyFiles(store, allNamed(db), { directory, at, key: plain ? undefined : backupKey(config) }),
    check: (db, directory) => checkCopies(allNamed(db), { directory, keys: keysOf(config) }),
    forget: forgetCopies,
  };
}

/** Puts the files that restored data name back into the store, from beside the backup; how many are not there. */
export async function bringBack(
  config: Settings,
  db: Handle,
  backup: string,
): Promise<{ readonly brought: number; readonly missing: number }> {
  const place = { directory: filesBeside(dirname(backup)), keys: keysOf(config) };
  return await bringBackFiles(createFiles(config), allNamed(db), place);
}
