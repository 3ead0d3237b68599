import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

import { makeDirectories } from "./embedded/directories.ts";
import { codeOf, fileFailure } from "./embedded/failures.ts";

/** What file systems say that know no hard links. */
const WITHOUT_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);

/** The text of a file; undefined when there is none. Throws `Failure` when it cannot be read. */
export function readPrivate(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileFailure(error, path);
  }
}

/** Writes a file for its owner alone, whole or not at all; one that another process wrote at the same moment is left. */
export function createPrivate(path: string, text: string): void {
  const half = `${path}.${process.pid}`;
  try {
    makeDirectories(dirname(path));
    writeFileSync(half, text, { mode: 0o600, flush: true });
    linkSync(half, path); // unlike a rename it fails when the file is there
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (WITHOUT_LINKS.has(code) && existsSync(half)) renameSync(half, path);
    else if (code !== "EEXIST") throw fileFailure(error, path);
  } finally {
    rmSync(half, { force: true });
  }
}

/** Puts another text in the place of a file at one blow; after a power cut it is the old one or the new one. */
export function replacePrivate(path: string, text: string): void {
  const half = `${path}.${process.pid}`;
  try {
    makeDirectories(dirname(path));
    writeFileSync(half, text, { mode: 0o600, flush: true });
    renameSync(half, path);
    flushDirectory(dirname(path));
  } catch (error) {
    throw fileFailure(error, path);
  } finally {
    rmSync(half, { force: true });
  }
}

/** Moves a file aside under a name that tells when; undefined when there was none. */
export function setAside(path: string, now: Date): string | undefined {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  const aside = `${path}.before-restore-${stamp}`;
  try {
    renameSync(path, aside);
    return aside;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileFailure(error, path);
  }
}

/** Some file systems cannot do this, and need not. */
function flushDirectory(directory: string): void {
  let opened: number | undefined;
  try {
    opened = openSync(directory, "r");
    fsyncSync(opened);
  } catch {
    return;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
