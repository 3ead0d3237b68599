import type { KeepingRun, KeepingState, KeptBackup } from "@firsthand/govern/keeping/contract";

import { bytesText, countText, minutesText } from "../../format/numbers.ts";

type Trouble = KeepingState["troubles"][number];

/** What is wrong, what it means, and what to do. */
export const troubles: Readonly<Record<Trouble, { tone: "warning" | "negative"; title: string; words: string }>> = {
  backup_failed: {
    tone: "negative",
    title: "The last backup failed",
    words: "The reason stands below. It is tried again every hour; older backups are kept meanwhile.",
  },
  backup_old: {
    tone: "negative",
    title: "The last good backup is older than a day and a half",
    words: "What came since would be lost with the disk. Backups are made while the server runs: does it run at night?",
  },
  backup_damaged: {
    tone: "negative",
    title: "The newest backup is damaged",
    words: "It cannot be restored. Make another one now, and look after the disk that it lies on.",
  },
  drill_failed: {
    tone: "negative",
    title: "The last restore drill failed",
    words: "Nobody knows whether the newest backup can be restored. The reason stands below.",
  },
  drill_old: {
    tone: "warning",
    title: "No backup was tried for more than nine days",
    words: "A backup that was never restored is a hope. Try the newest one now.",
  },
  backups_off: {
    tone: "warning",
    title: "Backups are not made by themselves",
    words: "BACKUP_AT is off, and the last good backup is older than a day and a half.",
  },
  key_not_kept: {
    tone: "warning",
    title: "The key for backups may lie on this machine alone",
    words: "If its disk is lost, no backup can be read any more. Keep the key elsewhere, and say so below.",
  },
};

/** What a backup is kept for, as chips. */
export const keptWords: Readonly<Record<KeptBackup["keptFor"][number], string>> = {
  newest: "newest",
  day: "daily",
  week: "weekly",
  month: "monthly",
};

/** What came of a run, in a sentence. */
export function outcomeText(run: KeepingRun): string {
  if (run.state === "running") return "is running";
  if (run.failure) return run.failure.message;
  const rows = `${countText(run.rows ?? 0)} rows of ${run.tables ?? 0} tables`;
  if (run.kind === "drill") return `can be restored: ${rows}, in ${lastedText(run)}`;
  const size = run.bytes === null ? "" : `, ${bytesText(run.bytes)}`;
  const removed = run.removed ? `; ${countText(run.removed)} older ones went` : "";
  return `${rows}${size}, in ${lastedText(run)}${removed}`;
}

/** How long a run took. */
export function lastedText({ beganAt, endedAt }: KeepingRun): string {
  const seconds = endedAt === null ? 0 : (Date.parse(endedAt) - Date.parse(beganAt)) / 1000;
  return seconds < 60 ? `${Math.max(1, Math.round(seconds))} s` : minutesText(seconds / 60);
}

/** Who began a run. */
export const byText = (by: string): string => (by === "schedule" ? "by itself" : `by ${by}`);
