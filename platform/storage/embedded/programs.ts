import { spawn, type ChildProcess } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { binariesFor } from "./binaries.ts";
import { startFailure } from "./failures.ts";
import { isRoot } from "./reach.ts";

const LOG_LIMIT = 5_000_000;

export interface Program {
  readonly name: "initdb" | "postgres";
  readonly args: readonly string[];
  /** As whom it runs; only root can choose. */
  readonly uid: number;
  readonly log: string;
}

/** Starts a program of PostgreSQL in a session of its own: Ctrl-C reaches Node alone, and a dying Node takes nothing along. */
export function runProgram({ name, args, uid, log }: Program): ChildProcess {
  const program = join(binariesFor(uid), name);
  const output = openSync(log, "a"); // a file, not a pipe: who outlives this process must still be able to write
  try {
    const child = spawn(program, args, {
      ...(isRoot ? { uid, gid: uid } : {}),
      detached: true,
      cwd: "/",
      env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", output, output],
    });
    child.on("error", (error) => appendFileSync(log, `${error.message}\n`));
    return child;
  } catch (error) {
    throw startFailure(name, dirname(log), error instanceof Error ? error.message : "");
  } finally {
    closeSync(output);
  }
}

export function sizeOf(log: string): number {
  return existsSync(log) ? statSync(log).size : 0;
}

/** The lines that were written after a position. */
export function linesSince(log: string, since = 0): string[] {
  if (!existsSync(log)) return [];
  return readFileSync(log).subarray(since).toString("utf8").trimEnd().split("\n");
}

/** Keeps a log under its limit: what is over goes to one older file. The writer appends, so it may go on meanwhile. */
export function limitLog(log: string, limit = LOG_LIMIT): void {
  if (sizeOf(log) <= limit) return;
  try {
    copyFileSync(log, `${log}.1`);
  } catch {
    // No room for the older file: then there is none.
  }
  truncateSync(log);
}
