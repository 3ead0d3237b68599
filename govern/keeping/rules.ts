const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How many days, weeks and months have a backup of theirs kept. */
export const KEPT = { days: 7, weeks: 4, months: 6 } as const;

/** For so long what a restore replaced is kept beside, in case that the wrong backup was restored. */
const REPLACED_DAYS = 7;

/** When what was replaced at a moment goes by itself. */
export const goesAt = (replacedAt: Date): Date => new Date(replacedAt.getTime() + REPLACED_DAYS * DAY_MS);

/** A backup that was made by itself or without a name. */
export interface BackupFile {
  readonly name: string;
  readonly madeAt: Date;
  /** Found to be damaged by a drill. */
  readonly damaged: boolean;
}

export type KeptFor = "newest" | "day" | "week" | "month";

/**
 * What each backup is kept for; one with nothing may go. The last one of each of the last seven days, four weeks and six
 * months that have one; damaged ones count for nothing, but go only when there is a good one that is newer.
 */
export function keptFor(backups: readonly BackupFile[]): Map<string, KeptFor[]> {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const kept = new Map<string, KeptFor[]>(backups.map(({ name }) => [name, []]));
  const good = newestFirst.filter(({ damaged }) => !damaged);
  const note = (file: BackupFile | undefined, reason: KeptFor) => file && kept.get(file.name)?.push(reason);
  note(good[0], "newest");
  for (const [reason, count, periodOf] of PERIODS) {
    const periods = new Set<string>();
    for (const file of good) {
      const period = periodOf(file.madeAt);
      if (periods.has(period)) continue;
      if (periods.size === count) break;
      periods.add(period);
      note(file, reason);
    }
  }
  for (const file of newestFirst.filter((one) => one.damaged)) {
    if (!good[0] || good[0].madeAt < file.madeAt) note(file, "newest");
  }
  return kept;
}

/** What a drill says when the file is to blame, and not the disk, the key or the server. */
const DAMAGED = new Set(["dump_altered", "dump_truncated", "not_a_dump"]);

/** The names of backups that a drill found to be damaged. */
export function damagedIn(drilled: ReadonlyMap<string, { readonly code: string | null }>): Set<string> {
  return new Set([...drilled].filter(([, { code }]) => DAMAGED.has(code ?? "")).map(([name]) => name));
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
/** The Monday of its week; the first of January 1970 was a Thursday. */
const weekOf = (at: Date): string => String(Math.floor((at.getTime() / DAY_MS + 3) / 7));

const PERIODS: readonly (readonly [KeptFor, number, (at: Date) => string])[] = [
  ["day", KEPT.days, dayOf],
  ["week", KEPT.weeks, weekOf],
  ["month", KEPT.months, monthOf],
];

const NAME = /^firsthand-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.backup$/;

/** The name of a backup made at a moment, to the second. */
export const nameOfBackup = (at: Date): string =>
  `firsthand-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup`;

/** When a file of such a name was made; undefined for all other files, which are nobody's business here. */
export function madeAtOf(name: string): Date | undefined {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return day === undefined || Number.isNaN(at.getTime()) ? undefined : at;
}

/** What is left of a backup that was broken off. */
export const isHalf = (name: string): boolean => /^firsthand-.*\.backup\.\d+\.part$/.test(name);

/** When backups are made by themselves: minutes after midnight UTC, or null for never. */
export function minutesOf(backupAt: string | undefined): number | null {
  if (backupAt === "off") return null;
  const [hours = 2, minutes = 30] = (backupAt ?? "02:30").split(":").map(Number);
  return hours * 60 + minutes;
}

/** The last moment of the schedule that is over. */
export function lastMoment(now: Date, minutes: number): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + minutes * 60_000;
  return new Date(today <= now.getTime() ? today : today - DAY_MS);
}

/** Drills come an hour after the backup of a Sunday. */
export function lastDrillMoment(now: Date, minutes: number): Date {
  const last = lastMoment(new Date(now.getTime() - HOUR_MS), minutes);
  return new Date(last.getTime() - last.getUTCDay() * DAY_MS + HOUR_MS);
}

/** What is known of the runs of one kind. */
export interface RunsSoFar {
  readonly lastGoodAt: Date | null;
  readonly lastTriedAt: Date | null;
}

export interface DueFacts extends RunsSoFar {
  readonly now: Date;
  readonly minutes: number | null;
}

/** A failed one is tried again after an hour. The first comes at the first moment of the schedule after `since`. */
export function isBackupDue({ now, minutes, lastGoodAt, lastTriedAt }: DueFacts, since: Date): boolean {
  if (minutes === null) return false;
  if (lastTriedAt && now.getTime() - lastTriedAt.getTime() < HOUR_MS) return false;
  return lastMoment(now, minutes) > (lastGoodAt ?? since);
}

/** The first drill comes with the first backup, then one each week; a failed one is tried again after a day. */
export function isDrillDue({ now, minutes, lastGoodAt, lastTriedAt }: DueFacts, backups: number): boolean {
  if (minutes === null || backups === 0) return false;
  if (lastTriedAt && now.getTime() - lastTriedAt.getTime() < DAY_MS) return false;
  return lastGoodAt === null || lastDrillMoment(now, minutes) > lastGoodAt;
}

/** When the next backup and the next drill are to be expected; null where none come by themselves. */
export function nextMoments(now: Date, minutes: number | null): { backup: Date | null; drill: Date | null } {
  if (minutes === null) return { backup: null, drill: null };
  const backup = new Date(lastMoment(now, minutes).getTime() + DAY_MS);
  return { backup, drill: new Date(lastDrillMoment(now, minutes).getTime() + 7 * DAY_MS) };
}

/** What makes somebody look: a stable word for each. */
export type Trouble =
  | "backup_failed"
  | "backup_old"
  | "backup_damaged"
  | "drill_failed"
  | "drill_old"
  | "backups_off"
  | "key_not_kept";

export interface TroubleFacts {
  readonly now: Date;
  /** When the installation was made. */
  readonly since: Date;
  readonly scheduled: boolean;
  readonly backup: RunsSoFar & { readonly firstGoodAt: Date | null; readonly lastFailed: boolean };
  readonly drill: RunsSoFar & { readonly lastFailed: boolean };
  /** Whether the newest backup was found to be damaged. */
  readonly damaged: boolean;
  /** Whether the key lies beside the data and nobody has proved to keep it elsewhere. */
  readonly keyAtRisk: boolean;
}

const BACKUP_OLD_MS = 36 * HOUR_MS;
const DRILL_OLD_MS = 9 * DAY_MS;

/** What is wrong with how the data are kept, the gravest first. */
export function troublesOf(facts: TroubleFacts): Trouble[] {
  const { now, since, scheduled, backup, drill } = facts;
  const old = (at: Date, limitMs: number): boolean => now.getTime() - at.getTime() > limitMs;
  const drillSince = drill.lastGoodAt ?? backup.firstGoodAt;
  const troubles: Trouble[] = [];
  if (facts.damaged) troubles.push("backup_damaged");
  else if (drill.lastFailed) troubles.push("drill_failed");
  if (backup.lastFailed) troubles.push("backup_failed");
  if (old(backup.lastGoodAt ?? since, BACKUP_OLD_MS)) troubles.push(scheduled ? "backup_old" : "backups_off");
  if (!drill.lastFailed && drillSince && old(drillSince, DRILL_OLD_MS)) troubles.push("drill_old");
  if (facts.keyAtRisk) troubles.push("key_not_kept");
  return troubles;
}
