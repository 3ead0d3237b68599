import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type BackupFile,
  damagedIn,
  isBackupDue,
  isDrillDue,
  isHalf,
  keptFor,
  lastDrillMoment,
  lastMoment,
  madeAtOf,
  minutesOf,
  nameOfBackup,
  nextMoments,
  type TroubleFacts,
  troublesOf,
} from "./rules.ts";

const DAY = 86_400_000;
const at = (text: string) => new Date(`${text}${text.includes("T") ? "" : "T02:30:00"}Z`);
const file = (text: string, damaged = false): BackupFile => ({ name: text, madeAt: at(text), damaged });
const kept = (files: readonly BackupFile[]) =>
  Object.fromEntries([...keptFor(files)].filter(([, reasons]) => reasons.length > 0));

describe("what is kept", () => {
  /** Each day one, all of them kept as long as the rule says so. */
  function live(days: number): BackupFile[] {
    let files: BackupFile[] = [];
    for (let day = 0; day < days; day++) {
      const madeAt = new Date(at("2026-01-01").getTime() + day * DAY);
      files.push({ name: madeAt.toISOString().slice(0, 10), madeAt, damaged: false });
      const reasons = keptFor(files);
      files = files.filter(({ name }) => (reasons.get(name) ?? []).length > 0);
    }
    return files;
  }

  test("after a year of days: seven days, four weeks and six months", () => {
    expect(live(365).map(({ name }) => name)).toEqual([
      "2026-07-31",
      "2026-08-31",
      "2026-09-30",
      "2026-10-31",
      "2026-11-30",
      "2026-12-13",
      "2026-12-20",
      "2026-12-25",
      "2026-12-26",
      "2026-12-27",
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
    ]);
  });

  test("of several a day the last one counts", () => {
    expect(kept([file("2026-03-04T01:00:00"), file("2026-03-04T05:00:00"), file("2026-03-05T01:00:00")])).toEqual({
      "2026-03-04T05:00:00": ["day"],
      "2026-03-05T01:00:00": ["newest", "day", "week", "month"],
    });
  });

  test("a week begins on Monday", () => {
    const weeks = kept([file("2026-03-07"), file("2026-03-08"), file("2026-03-09")]);
    expect(weeks["2026-03-08"]).toContain("week"); // a Sunday
    expect(weeks["2026-03-09"]).toContain("week");
    expect(weeks["2026-03-07"]).not.toContain("week");
  });

  test("days without a backup cost none of those that are there", () => {
    const old = ["2020-01-01", "2020-01-02", "2020-01-03"].map((day) => file(day));
    expect(Object.keys(kept(old))).toHaveLength(3);
  });

  test("a damaged one never takes the place of a good one, and the last good one never goes", () => {
    expect(kept([file("2026-03-04"), file("2026-03-05", true)])).toEqual({
      "2026-03-04": ["newest", "day", "week", "month"],
      "2026-03-05": ["newest"],
    });
    expect(kept([file("2026-03-04", true), file("2026-03-05")])).not.toHaveProperty("2026-03-04");
    expect(Object.keys(kept([file("2026-03-04", true), file("2026-03-05", true)]))).toHaveLength(2);
  });

  test("whatever there is: the newest good one stays, at most seventeen of the good ones, and asking again takes no more", () => {
    const backups = fc.uniqueArray(fc.record({ day: fc.nat(2000), hour: fc.nat(23), damaged: fc.boolean() }), {
      selector: ({ day, hour }) => day * 24 + hour,
    });
    fc.assert(
      fc.property(backups, (made) => {
        const files = made.map(({ day, hour, damaged }) => {
          const madeAt = new Date(Date.UTC(2020, 0, 1 + day, hour));
          return { name: madeAt.toISOString(), madeAt, damaged };
        });
        const reasons = keptFor(files);
        const stay = files.filter(({ name }) => (reasons.get(name) ?? []).length > 0);
        const good = files
          .filter(({ damaged }) => !damaged)
          .toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
        if (good[0]) expect(stay).toContain(good[0]);
        expect(stay.filter(({ damaged }) => !damaged).length).toBeLessThanOrEqual(17);
        expect(keptFor(stay)).toEqual(new Map(stay.map(({ name }) => [name, reasons.get(name)])));
      }),
    );
  });
});

test("names say when, and only names of ours are looked at", () => {
  const moment = at("2026-11-22T02:30:05");
  expect(nameOfBackup(moment)).toBe("firsthand-2026-11-22T02-30-05Z.backup");
  expect(madeAtOf(nameOfBackup(moment))).toEqual(moment);
  for (const other of ["notes.txt", "firsthand.backup", "firsthand-2026-13-22T02-30-05Z.backup", "x/../y"]) {
    expect(madeAtOf(other)).toBeUndefined();
  }
  expect(isHalf("firsthand-2026-11-22T02-30-05Z.backup.4711.part")).toBe(true);
  expect(isHalf("firsthand-2026-11-22T02-30-05Z.backup")).toBe(false);
  expect(isHalf("somebody.part")).toBe(false);
});

test("only a drill that blames the file makes it a damaged one", () => {
  const drilled = new Map([
    ["a", { code: "dump_altered" }],
    ["b", { code: "disk_full" }],
    ["c", { code: null }],
    ["d", { code: "dump_truncated" }],
  ]);
  expect([...damagedIn(drilled)]).toEqual(["a", "d"]);
});

test("the time of day of the schedule", () => {
  expect(minutesOf(undefined)).toBe(150);
  expect(minutesOf("00:00")).toBe(0);
  expect(minutesOf("23:59")).toBe(1439);
  expect(minutesOf("off")).toBeNull();
  expect(lastMoment(at("2026-03-04T02:29:59"), 150)).toEqual(at("2026-03-03"));
  expect(lastMoment(at("2026-03-04T02:30:00"), 150)).toEqual(at("2026-03-04"));
  // The first of March 2026 was a Sunday.
  expect(lastDrillMoment(at("2026-03-04"), 150)).toEqual(at("2026-03-01T03:30:00"));
  expect(lastDrillMoment(at("2026-03-08T03:29:00"), 150)).toEqual(at("2026-03-01T03:30:00"));
  expect(lastDrillMoment(at("2026-03-08T03:30:00"), 150)).toEqual(at("2026-03-08T03:30:00"));
  expect(nextMoments(at("2026-03-04T05:00:00"), 150)).toEqual({
    backup: at("2026-03-05"),
    drill: at("2026-03-08T03:30:00"),
  });
  expect(nextMoments(at("2026-03-04"), null)).toEqual({ backup: null, drill: null });
});

describe("what is due", () => {
  const facts = (now: string, lastGood: string | null, lastTried: string | null = lastGood) => ({
    now: at(now),
    minutes: 150,
    lastGoodAt: lastGood === null ? null : at(lastGood),
    lastTriedAt: lastTried === null ? null : at(lastTried),
  });
  const since = at("2026-03-01T12:00:00");

  test.each([
    ["a new installation waits for its first night", facts("2026-03-01T23:00:00", null), false],
    ["its first night has come", facts("2026-03-02T02:31:00", null), true],
    ["this night's is there", facts("2026-03-04T12:00:00", "2026-03-04T02:31:00"), false],
    ["a night was missed while the machine was off", facts("2026-03-04T12:00:00", "2026-03-02T02:31:00"), true],
    ["it failed just now", facts("2026-03-04T02:45:00", "2026-03-03T02:31:00", "2026-03-04T02:31:00"), false],
    ["it failed an hour ago", facts("2026-03-04T03:31:00", "2026-03-03T02:31:00", "2026-03-04T02:31:00"), true],
    [
      "one made by hand in the evening does not stand for the night's",
      facts("2026-03-04T02:31:00", "2026-03-03T22:00:00"),
      true,
    ],
  ])("a backup: %s", (_words, given, due) => {
    expect(isBackupDue(given, since)).toBe(due);
    expect(isBackupDue({ ...given, minutes: null }, since)).toBe(false);
  });

  test.each([
    ["there is none to try", facts("2026-03-04", null), 0, false],
    ["the first is tried at once", facts("2026-03-04", null), 1, true],
    ["tried this week", facts("2026-03-04", "2026-03-02"), 3, false],
    ["a Sunday has come", facts("2026-03-08T04:00:00", "2026-03-02"), 3, true],
    ["it failed today", facts("2026-03-08T12:00:00", "2026-03-02", "2026-03-08T04:00:00"), 3, false],
    ["it failed yesterday", facts("2026-03-09T12:00:00", "2026-03-02", "2026-03-08T04:00:00"), 3, true],
  ])("a drill: %s", (_words, given, backups, due) => {
    expect(isDrillDue(given, backups)).toBe(due);
    expect(isDrillDue({ ...given, minutes: null }, backups)).toBe(false);
  });
});

describe("what is wrong", () => {
  const now = at("2026-03-20");
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  const fine: TroubleFacts = {
    now,
    since: ago(100),
    scheduled: true,
    backup: { firstGoodAt: ago(90), lastGoodAt: ago(1), lastTriedAt: ago(1), lastFailed: false },
    drill: { lastGoodAt: ago(5), lastTriedAt: ago(5), lastFailed: false },
    damaged: false,
    keyAtRisk: false,
  };
  const never = { firstGoodAt: null, lastGoodAt: null, lastTriedAt: null, lastFailed: false };

  test.each<[string, Partial<TroubleFacts>, string[]]>([
    ["nothing", {}, []],
    ["a new installation", { since: ago(1), backup: never, drill: never }, []],
    ["no backup for two days", { backup: { ...fine.backup, lastGoodAt: ago(2) } }, ["backup_old"]],
    ["none ever", { backup: never, drill: never }, ["backup_old"]],
    ["none by themselves", { scheduled: false, backup: never, drill: never }, ["backups_off"]],
    ["none by themselves, but by hand", { scheduled: false }, []],
    ["the last one failed", { backup: { ...fine.backup, lastFailed: true } }, ["backup_failed"]],
    ["no drill yet", { backup: { ...fine.backup, firstGoodAt: ago(1) }, drill: never }, []],
    ["never a drill", { drill: never }, ["drill_old"]],
    ["no drill for ten days", { drill: { ...fine.drill, lastGoodAt: ago(10) } }, ["drill_old"]],
    ["the drill failed", { drill: { ...fine.drill, lastGoodAt: ago(10), lastFailed: true } }, ["drill_failed"]],
    ["the newest is damaged", { damaged: true, drill: { ...fine.drill, lastFailed: true } }, ["backup_damaged"]],
    ["the key is here alone", { keyAtRisk: true }, ["key_not_kept"]],
  ])("%s", (_words, change, troubles) => {
    expect(troublesOf({ ...fine, ...change })).toEqual(troubles);
  });
});
