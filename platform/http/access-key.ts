import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

/** The key that opens the endpoints of this installation, and where it is kept. */
export interface AccessKey {
  readonly key: string;
  readonly path: string;
  /** Made just now, not found. */
  readonly created: boolean;
}

/**
 * The access key in the file `access-key` of the data directory, made at the first call: 32 random bytes as base64url,
 * readable by its owner alone. Two processes that begin at once get the same key. Throws `access_key_invalid` when the
 * file holds something else, `access_key_unusable` when it can be neither read nor made.
 */
export async function openAccessKey(dataDirectory: string): Promise<AccessKey> {
  const path = join(dataDirectory, "access-key");
  const { created, key } = await createOrRead(dataDirectory, path);
  if (!/^[A-Za-z0-9._~+/=-]{32,512}$/.test(key)) throw invalid(path);
  await closeToOthers(path);
  return { key, path, created };
}

/** Whether the header `Authorization` carries the key; takes as long for a near miss as for any other. */
export function opensWith(authorization: string | undefined, key: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  return timingSafeEqual(digest(given ?? ""), digest(key));
}

async function createOrRead(dataDirectory: string, path: string): Promise<{ created: boolean; key: string }> {
  try {
    await mkdir(dataDirectory, { recursive: true });
    return { created: await createOnce(path), key: (await readFile(path, "utf8")).trim() };
  } catch (error) {
    throw unusable(path, error);
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Written whole under another name first: a crash in between leaves no half key behind. */
async function createOnce(path: string): Promise<boolean> {
  if (await exists(path)) return false;
  const draft = `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString("base64url")}\n`);
    await file.sync();
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await file.close();
    await unlink(draft);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function closeToOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}

function unusable(path: string, cause: unknown): Failure {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  return new Failure(
    {
      code: "access_key_unusable",
      status: 500,
      message: `The access key ${path} can be neither read nor made (${code}).`,
      advice:
        "The data directory must be one that this user may read and write, with room left; set DATA_DIR to another if not.",
      details: { path, reason: code },
    },
    { cause },
  );
}

function invalid(path: string): Failure {
  return new Failure({
    code: "access_key_invalid",
    status: 500,
    message: `The file ${path} does not hold an access key of at least 32 characters.`,
    advice: "Delete it and start again: a new key is made.",
    details: { path },
  });
}
