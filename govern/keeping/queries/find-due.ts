import { findBackups } from "../directory.ts";
import { directoryOf, type KeepingGround } from "../ground.ts";
import { isBackupDue, isDrillDue, minutesOf } from "../rules.ts";
import { findBeginning, summarise } from "../store.ts";

/** Whether the schedule wants a backup now. */
export async function backupIsDue({ db, settings, now }: KeepingGround): Promise<boolean> {
  const minutes = minutesOf(settings.backupAt);
  const since = await findBeginning(db);
  return since !== null && isBackupDue({ now: now(), minutes, ...(await summarise(db, "backup")) }, since);
}

/** Whether the schedule wants a restore drill now. */
export async function drillIsDue({ db, settings, now }: KeepingGround): Promise<boolean> {
  const minutes = minutesOf(settings.backupAt);
  const backups = await findBackups(directoryOf(settings));
  return isDrillDue({ now: now(), minutes, ...(await summarise(db, "drill")) }, backups.length);
}
