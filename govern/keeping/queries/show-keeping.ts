import { Failure } from "@firsthand/kernel/errors";
import { findBackupKey, findReplaced } from "@firsthand/platform/storage";

import type { KeepingState } from "../contract.ts";
import { findBackups, type FoundBackup, freeBytesOf, onSameDisk } from "../directory.ts";
import { directoryOf, type KeepingGround } from "../ground.ts";
import { damagedIn, goesAt, isDrillDue, KEPT, keptFor, minutesOf, nextMoments, troublesOf } from "../rules.ts";
import { findBeginning, findDrilled, findKept, findRuns, summarise } from "../store.ts";

const RUNS_SHOWN = 20;

/** How the data are kept: backups, drills, the key, and what is wrong with it. */
export async function showKeeping(ground: KeepingGround): Promise<KeepingState> {
  const { db, settings } = ground;
  const now = ground.now();
  const directory = directoryOf(settings);
  const minutes = minutesOf(settings.backupAt);
  const [{ found, failure }, drilled, runs, made, [lastDrill]] = await Promise.all([
    lookInto(directory),
    findDrilled(db),
    findRuns(db, { limit: RUNS_SHOWN }),
    findRuns(db, { kind: "backup", state: "good", limit: RUNS_SHOWN }),
    findRuns(db, { kind: "drill", limit: 1 }),
  ]);
  const [replaced, since, backup, drill, key, sameDisk, freeBytes] = await Promise.all([
    findReplaced(db),
    findBeginning(db),
    summarise(db, "backup"),
    summarise(db, "drill"),
    showKey(ground),
    onSameDisk(directory, settings.dataDirectory),
    freeBytesOf(directory).then((free) => free ?? freeBytesOf(settings.dataDirectory)),
  ]);
  const damaged = damagedIn(drilled);
  const kept = keptFor(found.map((one) => ({ ...one, damaged: damaged.has(one.name) })));
  const next = nextMoments(now, minutes);
  const drillSoon = isDrillDue({ now, minutes, ...drill }, found.length);
  return {
    now: now.toISOString(),
    directory,
    directoryFailure: failure,
    sameDisk,
    freeBytes,
    filesIn: ground.filesIn ?? null,
    schedule: {
      at: minutes === null ? null : clock(minutes),
      nextBackupAt: next.backup?.toISOString() ?? null,
      nextDrillAt: drillSoon ? now.toISOString() : (next.drill?.toISOString() ?? null),
      kept: KEPT,
    },
    key,
    backups: found.map(({ name, madeAt, bytes, encrypted }) => {
      const tried = drilled.get(name);
      return {
        name,
        madeAt: madeAt.toISOString(),
        bytes,
        encrypted,
        keptFor: kept.get(name) ?? [],
        drill: tried ? { at: tried.at.toISOString(), good: tried.good } : null,
      };
    }),
    replaced: replaced.map(({ name, at, bytes }) => ({
      name,
      at: at.toISOString(),
      bytes,
      goesAt: goesAt(at).toISOString(),
    })),
    runs,
    lastGoodBackup: made.find(({ file }) => !damaged.has(file ?? "")) ?? null,
    lastDrill: lastDrill ?? null,
    troubles: troublesOf({
      now,
      since: since ?? now,
      scheduled: minutes !== null,
      backup,
      drill,
      damaged: found[0] !== undefined && damaged.has(found[0].name),
      keyAtRisk: key !== null && key.path !== null && key.kept === null,
    }),
  };
}

/** The same in short, for who looks after the installation. */
export async function tellKeeping(
  ground: KeepingGround,
): Promise<{ lastBackupAt: string | null; lastDrillAt: string | null; troubles: KeepingState["troubles"] }> {
  const [{ lastGoodBackup, troubles }, [lastDrill]] = await Promise.all([
    showKeeping(ground),
    findRuns(ground.db, { kind: "drill", state: "good", limit: 1 }),
  ]);
  return { lastBackupAt: lastGoodBackup?.beganAt ?? null, lastDrillAt: lastDrill?.beganAt ?? null, troubles };
}

async function lookInto(directory: string): Promise<{ found: FoundBackup[]; failure: string | null }> {
  try {
    return { found: await findBackups(directory), failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { found: [], failure: error.message };
  }
}

async function showKey({ db, settings }: KeepingGround): Promise<KeepingState["key"]> {
  const key = findBackupKey(settings);
  if (!key) return null;
  const { fingerprint, path } = key;
  const kept = fingerprint === null ? undefined : await findKept(db, fingerprint);
  return { fingerprint, path: path ?? null, kept: kept ? { at: kept.at.toISOString(), by: kept.by } : null };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
