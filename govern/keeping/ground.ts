import { join } from "node:path";

import type { AfterRestore, BackupSettings, Handle } from "@firsthand/platform/storage";

/** What keeping needs; `app` fills it in. */
export interface KeepingGround {
  readonly db: Handle;
  readonly settings: KeepingSettings;
  readonly now: () => Date;
  /** Erases again whoever was erased since, in a database that was restored. */
  readonly afterRestore?: AfterRestore | undefined;
}

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
