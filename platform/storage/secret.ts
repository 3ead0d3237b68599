import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { createPrivate, readPrivate, setAside } from "./private-file.ts";

const LENGTH = 32;

export const secretFile = (dataDirectory: string): string => join(dataDirectory, "secret.key");

/** Where the keys lie that seal secrets in the database; `platform/secrets` reads and writes it. */
export const keysFile = (dataDirectory: string): string => join(dataDirectory, "keys.json");

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
  const text = readPrivate(path)?.trim();
  if (text === undefined) return undefined;
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, "hex");
  throw new Failure({
    code: "secret_damaged",
    status: 500,
    message: `${path} does not hold a secret (64 hexadecimal digits).`,
    advice: "Put the file back from a backup: without it known customers would not be recognised any more.",
  });
}

function writeSecret(dataDirectory: string, secret: Uint8Array): void {
  createPrivate(secretFile(dataDirectory), `${Buffer.from(secret).toString("hex")}\n`);
}

/** Puts another secret in the place of the one that is there, which is kept beside it. */
export function replaceSecret(dataDirectory: string, hex: string): void {
  if (readSecret(dataDirectory)?.toString("hex") === hex) return;
  setAside(secretFile(dataDirectory), new Date());
  writeSecret(dataDirectory, Buffer.from(hex, "hex"));
}

/** Puts other sealing keys in the place of those that are there, which are kept beside them. */
export function replaceKeys(dataDirectory: string, text: string): void {
  const path = keysFile(dataDirectory);
  if (readPrivate(path) === text) return;
  setAside(path, new Date());
  createPrivate(path, text);
}
