import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { startFailure } from "./failures.ts";
import { limitLog, linesSince } from "./programs.ts";

const directory = mkdtempSync(join(tmpdir(), "firsthand-log-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("a log that passes its limit goes to one older file", () => {
  const log = join(directory, "server.log");
  limitLog(log, 10);
  writeFileSync(log, "short");
  limitLog(log, 10);
  expect(readFileSync(log, "utf8")).toBe("short");
  writeFileSync(log, "longer than ten");
  limitLog(log, 10);
  expect(readFileSync(log, "utf8")).toBe("");
  expect(readFileSync(`${log}.1`, "utf8")).toBe("longer than ten");
});

test("the reason of a failed start is what was said since", () => {
  const log = join(directory, "start.log");
  writeFileSync(log, "old\nFATAL: new\n");
  expect(linesSince(log, 4)).toEqual(["FATAL: new"]);
  expect(linesSince(join(directory, "missing"))).toEqual([]);
});

test.each([
  ["could not write to file: No space left on device", "disk_full", "Make room"],
  [`could not write blocks: No space left on device\n${"LOG: going down\n".repeat(9)}`, "disk_full", "Make room"],
  ["initdb: could not create directory: Permission denied", "database_not_started", "who owns"],
  ["could not look up effective user ID 1234", "database_not_started", "/etc/passwd"],
  ["", "database_not_started", "DATABASE_URL"],
])("%s", (said, code, advice) => {
  expect(startFailure("initdb", "/data", said)).toMatchObject({ code, advice: expect.stringContaining(advice) });
});
