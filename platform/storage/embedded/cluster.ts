import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { makeDirectories } from "./directories.ts";
import { fileFailure, startFailure } from "./failures.ts";
import { linesSince, runProgram } from "./programs.ts";
import { canReach, isRoot, openPlace, UNPRIVILEGED } from "./reach.ts";

/** The major version of the PostgreSQL that comes with Firsthand. */
const MAJOR = "18";

export interface Cluster {
  /** The directory of PostgreSQL's files, without links. */
  readonly data: string;
  /** Who owns the files and runs the server. */
  readonly uid: number;
}

/** Whether a data directory holds an embedded database. */
export function hasCluster(wanted: string): boolean {
  return existsSync(join(wanted, "PG_VERSION"));
}

/** Finds the database's files at a path, or makes them. `quick` leaves out what protects against a power cut (tests). */
export async function settle(wanted: string, quick: boolean): Promise<Cluster> {
  try {
    makeDirectories(dirname(wanted));
    if (!existsSync(wanted)) await create(wanted, quick);
    return found(wanted);
  } catch (error) {
    throw fileFailure(error, wanted);
  }
}

function found(wanted: string): Cluster {
  const data = realpathSync(wanted);
  const uid = statSync(data).uid;
  const self = process.getuid?.() ?? uid;
  if (!isRoot && uid !== self) {
    throw new Failure({
      code: "data_of_another_user",
      status: 500,
      message: `The data in ${data} belong to user ${uid}, and this is user ${self}.`,
      advice: `Run as that user or as root, or give the data away: chown -R ${self} ${data}`,
    });
  }
  checkMajor(data);
  return { data, uid };
}

function checkMajor(data: string): void {
  const file = join(data, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (version === MAJOR) return;
  if (version === undefined) {
    throw new Failure({
      code: "not_a_database",
      status: 500,
      message: `${data} holds no database, although it exists.`,
      advice: "Move it away, or set DATA_DIR to another directory.",
    });
  }
  const newer = Number.parseInt(version, 10) > Number.parseInt(MAJOR, 10);
  throw new Failure({
    code: newer ? "data_newer_than_program" : "data_older_than_database",
    status: 500,
    message: `The data in ${data} were made by PostgreSQL ${version}; this version of Firsthand comes with ${MAJOR}.`,
    advice: newer
      ? "Use the newer version of Firsthand that made them."
      : 'Make a backup with the version of Firsthand that made them ("npx firsthand backup"), then restore it with this one.',
  });
}

const HALF = ".half-";

/** What was left when a first start was cut off; one that is being made is younger than this. */
function removeHalves(directory: string, prefix: string): void {
  const before = Date.now() - 3_600_000;
  for (const name of readdirSync(directory).filter((entry) => entry.startsWith(prefix))) {
    const path = join(directory, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { recursive: true, force: true });
  }
}

/** Made beside its place and renamed, so that a half-made one is never seen. */
async function create(wanted: string, quick: boolean): Promise<void> {
  const parent = realpathSync(dirname(wanted));
  const uid = isRoot ? UNPRIVILEGED : (process.getuid?.() ?? 0);
  const closed = isRoot && !canReach(parent, uid);
  const data = closed ? join(openPlace(), `data-${randomUUID()}`) : join(parent, basename(wanted));
  const half = `${data}${HALF}${randomUUID()}`;
  removeHalves(dirname(data), `${basename(wanted)}${HALF}`);
  try {
    mkdirSync(half, { mode: 0o700 });
    if (isRoot) chownSync(half, uid, uid);
    await initialise(half, uid, quick);
    renameSync(half, data);
    if (closed) symlinkSync(data, wanted); // shows where the data went
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (closed) rmSync(data, { recursive: true, force: true });
    if (!existsSync(wanted)) throw error; // else another process was first, and what it made is as good
  }
}

async function initialise(data: string, uid: number, quick: boolean): Promise<void> {
  const log = `${data}.log`;
  const args = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale-provider=builtin"];
  try {
    const child = runProgram({
      name: "initdb",
      args: [...args, "--locale=C.UTF-8", ...(quick ? ["--no-sync"] : [])],
      uid,
      log,
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    if (code !== 0) throw startFailure("initdb", data, linesSince(log).join("\n"));
  } finally {
    rmSync(log, { force: true });
  }
}
