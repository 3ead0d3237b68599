import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { makeDirectories } from "./embedded/directories.ts";
import { codeOf, fileFailure } from "./embedded/failures.ts";

const LENGTH = 32;

/** What file systems say that know no hard links. */
const WITHOUT_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);

export const secretFile = (dataDirectory: string): string => join(dataDirectory, "secret.key");

/**
 * The installation's secret, 32 bytes: with it identity keys are hashed. Made at first use in
 * `DATA_DIR/secret.key`, which only its owner may read. Whoever sets `FIRSTHAND_SECRET` does not call this.
 */
export function installationSecret(dataDirectory: string): Buffer {
  const there = readSecret(dataDirectory);
  if (there) return there;
  writeSecret(dataDirectory, randomBytes(LENGTH));
  return readSecret(dataDirectory) ?? installationSecret(dataDirectory);
}

/** The secret when there is one. */
export function readSecret(dataDirectory: string): Buffer | undefined {
  const path = secretFile(dataDirectory);
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileFailure(error, path);
  }
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, "hex");
  throw new Failure({
    code: "secret_damaged",
    status: 500,
    message: `${path} does not hold a secret (64 hexadecimal digits).`,
    advice: "Put the file back from a backup: without it known customers would not be recognised any more.",
  });
}

/** Writes a secret whole or not at all; one that another process wrote at the same moment is left. */
function writeSecret(dataDirectory: string, secret: Uint8Array): void {
  const path = secretFile(dataDirectory);
  const half = `${path}.${process.pid}`;
  try {
    makeDirectories(dataDirectory);
    writeFileSync(half, `${Buffer.from(secret).toString("hex")}\n`, { mode: 0o600, flush: true });
    linkSync(half, path); // unlike a rename it fails when the file is there
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (WITHOUT_LINKS.has(code) && existsSync(half)) renameSync(half, path);
    else if (code !== "EEXIST") throw fileFailure(error, path);
  } finally {
    rmSync(half, { force: true });
  }
}

/** Puts another secret in the place of the one that is there, which is kept beside it. */
export function replaceSecret(dataDirectory: string, hex: string): void {
  const old = readSecret(dataDirectory);
  if (old?.toString("hex") === hex) return;
  const path = secretFile(dataDirectory);
  try {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
    if (old) renameSync(path, `${path}.before-restore-${stamp}`);
  } catch (error) {
    throw fileFailure(error, path);
  }
  writeSecret(dataDirectory, Buffer.from(hex, "hex"));
}
