import { Failure } from "@firsthand/kernel/errors";

/** Backups and drills are done one after the other. */
export function keepingBusy(): Failure {
  return new Failure({
    code: "keeping_busy",
    status: 409,
    message: "A backup or a restore drill is running already.",
    advice: "Wait until it is done.",
  });
}

/** There is nothing to try. */
export function noBackup(directory: string): Failure {
  return new Failure({
    code: "no_backup",
    status: 404,
    message: `There is no backup in ${directory}.`,
    advice: "Make one first: npx firsthand backup",
  });
}

/** There would not be room; found out before anything is written. Sizes in bytes. */
export function noRoom(directory: string, { needed, free }: { needed: number; free: number }): Failure {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2).toLocaleString("en-GB")} MB`;
  return new Failure({
    code: "disk_full",
    status: 507,
    message: `The disk that holds ${directory} has ${megabytes(free)} free, and about ${megabytes(needed)} are needed.`,
    advice: "Make room, or have backups written to another disk: set BACKUP_DIR.",
  });
}

/** What was typed is not the end of the key. */
export function notTheKey(): Failure {
  return new Failure({
    code: "not_the_key",
    status: 422,
    message: "These are not the last eight characters of the key that backups are encrypted with.",
    advice:
      "Show it with `npx firsthand backup key`, keep it away from this machine, and type its last eight characters from there.",
  });
}

/** There is no key in the data directory to be kept elsewhere. */
export function noKeyHere(): Failure {
  return new Failure({
    code: "no_key_here",
    status: 409,
    message: "No key for backups lies in the data directory.",
    advice: "Make a backup first; a key given as FIRSTHAND_BACKUP_KEY is kept by whoever gives it.",
  });
}

export const filesMissing = (
  directory: string,
  { good, missing }: { readonly good: number; readonly missing: number },
) =>
  new Failure({
    code: "backup_files_missing",
    status: 422,
    message: `Of ${good + missing} files that the backup names ${missing} do not lie whole in ${directory}.`,
    advice: "Keep that directory together with the backups; the next backup copies what is missing.",
    details: { good, missing },
  });
