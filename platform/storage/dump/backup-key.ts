import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { createPrivate, readPrivate } from "../private-file.ts";
import { fileFailure } from "./files.ts";
import { fingerprintOf } from "./encryption.ts";

export interface BackupKey {
  /** 64 hexadecimal digits, or a passphrase. */
  readonly text: string;
  /** Names the key without telling it; null for a passphrase. */
  readonly fingerprint: string | null;
  /** The file it lies in; undefined when it was given from outside. */
  readonly path: string | undefined;
}

/** Where a key comes from: what was given from outside goes before the file of the data directory. */
export interface KeySettings {
  readonly dataDirectory: string;
  readonly backupKey?: string | undefined;
}

const keyFile = (dataDirectory: string): string => join(dataDirectory, "backup.key");

/** The key that backups are encrypted with; made in `DATA_DIR/backup.key` at first use. */
export function backupKey(settings: KeySettings): BackupKey {
  const there = findBackupKey(settings);
  if (there) return there;
  createPrivate(keyFile(settings.dataDirectory), `${randomBytes(32).toString("hex")}\n`);
  return findBackupKey(settings) ?? backupKey(settings);
}

/** The same, without making one. Throws `Failure` when the file holds something else. */
export function findBackupKey({ dataDirectory, backupKey: given }: KeySettings): BackupKey | undefined {
  if (given !== undefined) return { text: given, fingerprint: fingerprintOf(given), path: undefined };
  const path = keyFile(dataDirectory);
  const text = readPrivate(path)?.trim();
  if (text === undefined) return undefined;
  const fingerprint = fingerprintOf(text);
  if (fingerprint === null) throw damaged(path);
  return { text, fingerprint, path };
}

/** All keys that a backup may have been encrypted with: the given one, then that of the data directory. */
export function knownKeys(settings: KeySettings): string[] {
  const own = findBackupKey({ dataDirectory: settings.dataDirectory });
  return [settings.backupKey, own?.text].filter((key) => key !== undefined);
}

/** The key in a file that somebody kept: its first line. Throws `Failure` when it cannot be read or is none. */
export function readKeyFile(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileFailure(error, path);
  }
  const line = text.split("\n", 1)[0]?.trim() ?? "";
  if (line.length >= 20) return line;
  throw damaged(path);
}

function damaged(path: string): Failure {
  return new Failure({
    code: "backup_key_damaged",
    status: 422,
    message: `${path} does not hold a key for backups.`,
    advice: "It is one line of 64 hexadecimal digits, or a passphrase of at least 20 characters given with --key-file.",
  });
}
