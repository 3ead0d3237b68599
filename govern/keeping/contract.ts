import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const count = z.number().int().nonnegative();
const instant = z.iso.datetime();

/** One backup that was made, or one that was tried by restoring it. */
export const keepingRun = z.object({
  id: z.guid(),
  kind: z.enum(["backup", "drill"]),
  state: z.enum(["running", "good", "failed"]),
  beganAt: instant,
  /** Null while it runs. */
  endedAt: instant.nullable(),
  /** A name, or `schedule`. */
  by: z.string(),
  /** The backup that was made or tried; null when it did not come so far. */
  file: z.string().nullable(),
  bytes: count.nullable(),
  tables: count.nullable(),
  rows: count.nullable(),
  /** Of a drill: when the backup was made, how many steps brought it up to date, how many people were erased again. */
  backupMadeAt: instant.nullable(),
  migrated: count.nullable(),
  erased: count.nullable(),
  /** Of a backup: how many older ones went. */
  removed: count.nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});

/** A file in the directory of backups. */
export const keptBackup = z.object({
  name: z.string(),
  madeAt: instant,
  bytes: count,
  encrypted: z.boolean(),
  /** What it is kept for. */
  keptFor: z.array(z.enum(["newest", "day", "week", "month"])),
  /** What the last drill with it found; null when none tried it. */
  drill: z.object({ at: instant, good: z.boolean() }).nullable(),
});

export const trouble = z.enum([
  "backup_failed",
  "backup_old",
  "backup_damaged",
  "drill_failed",
  "drill_old",
  "backups_off",
  "key_not_kept",
]);

/** How the data are kept. */
export const keepingState = z.object({
  now: instant,
  directory: z.string(),
  /** Why the directory cannot be read; null when it can. */
  directoryFailure: z.string().nullable(),
  /** Whether the backups lie on the disk that the data lie on; null when that cannot be told. */
  sameDisk: z.boolean().nullable(),
  freeBytes: count.nullable(),
  /** Where the files of messages lie that no backup holds; null where backups hold them. */
  filesIn: z.string().nullable(),
  schedule: z.object({
    /** The time of day in UTC; null when none are made by themselves. */
    at: z.string().nullable(),
    nextBackupAt: instant.nullable(),
    nextDrillAt: instant.nullable(),
    kept: z.object({ days: count, weeks: count, months: count }),
  }),
  /** The key that backups are encrypted with; null before the first one. */
  key: z
    .object({
      /** Names it without telling it; null for a passphrase. */
      fingerprint: z.string().nullable(),
      /** Where it lies; null when it is given from outside. */
      path: z.string().nullable(),
      /** Who proved to keep it elsewhere; null when nobody did. */
      kept: z.object({ at: instant, by: z.string() }).nullable(),
    })
    .nullable(),
  /** The newest first. */
  backups: z.array(keptBackup),
  /** Databases that a restore has replaced, the newest first. They go by themselves, or by command. */
  replaced: z.array(z.object({ name: z.string(), at: instant, bytes: count, goesAt: instant })),
  /** The last runs of both kinds, the newest first. */
  runs: z.array(keepingRun),
  lastGoodBackup: keepingRun.nullable(),
  lastDrill: keepingRun.nullable(),
  troubles: z.array(trouble),
});

const tags = ["keeping"];

export const keepingContract = {
  show: endpoint
    .meta({ access: "system.read" })
    .route({ method: "GET", path: "/backups", summary: "Backups, restore drills, and the key", tags })
    .output(keepingState),
  backUp: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "POST", path: "/backups", summary: "Make a backup now", tags })
    .output(z.object({ queued: z.boolean() })),
  drill: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "POST", path: "/backups/drill", summary: "Try the newest backup by restoring it beside", tags })
    .output(z.object({ queued: z.boolean() })),
  confirmKey: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "POST", path: "/backups/key/kept", summary: "Prove that the key is kept elsewhere", tags })
    .input(z.object({ lastEight: z.string().trim().max(100) }))
    .output(z.object({ keptAt: instant, keptBy: z.string() })),
};

export type KeepingRun = z.infer<typeof keepingRun>;
export type KeptBackup = z.infer<typeof keptBackup>;
export type KeepingState = z.infer<typeof keepingState>;
