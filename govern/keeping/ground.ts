import { join } from "node:path";

import type { AfterRestore, BackupSettings, Handle } from "@firsthand/platform/storage";

/** What keeping needs; `app` fills it in. */
export interface KeepingGround {
  readonly db: Handle;
  readonly settings: KeepingSettings;
  readonly now: () => Date;
  /** Erases again whoever was erased since, in a database that was restored. */
  readonly afterRestore?: AfterRestore | undefined;
  /** Copies of files, which lie beside the backups; undefined where files are kept elsewhere. */
  readonly files?: FileCopies | undefined;
  /** Where files are kept that no backup holds, in words; undefined where backups hold them. */
  readonly filesIn?: string | undefined;
}

/** Copies of the files that the data name. `db` is the database whose data name them. */
export interface FileCopies {
  /** Copies what is not copied yet into a directory. */
  readonly copy: (db: Handle, directory: string, at: Date) => Promise<unknown>;
  /** How many of them lie in a directory whole, and how many do not. */
  readonly check: (db: Handle, directory: string) => Promise<{ readonly good: number; readonly missing: number }>;
  /** Removes the copies that no backup since a moment needs. */
  readonly forget: (directory: string, before: Date) => Promise<unknown>;
}

/** Where the copies of files lie that belong to the backups of a directory. */
export const filesBeside = (backupDirectory: string): string => join(backupDirectory, "firsthand-files");

export interface KeepingSettings extends BackupSettings {
  /** Where backups lie; `backups` in the data directory unless told. */
  readonly backupDirectory?: string | undefined;
  /** `HH:MM` in UTC, or `off`. */
  readonly backupAt?: string | undefined;
}

/** Where backups lie that are made without a name. */
export const directoryOf = ({ backupDirectory, dataDirectory }: KeepingSettings): string =>
  backupDirectory ?? join(dataDirectory, "backups");

/** Held by whoever makes or tries a backup: the one removes files that the other may be reading. */
export const KEEPING_LOCK = 4_715_013;
