import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, rmdir, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";

import { Failure } from "@firsthand/kernel/errors";

import { decrypted, encrypted } from "../storage/index.ts";
import type { FileStore, StoredFile } from "./contract.ts";
import { codeOf, diskFailure } from "./errors.ts";

/** Where copies of files lie beside backups, each once under its hash and the name of its key. */
export interface CopyPlace {
  readonly directory: string;
  /** What new copies are encrypted with; undefined: with nothing. */
  readonly key?: { readonly text: string; readonly fingerprint: string | null } | undefined;
}

type Named = AsyncIterable<readonly StoredFile[]>;

const PLAIN = "plain";
const COPY = /^([0-9a-f]{64})\.([0-9a-z]{1,20})$/;

/**
 * Copies the named files that are not copied yet, encrypted as backups are. A copy bears the moment of the last backup
 * that needs it, so that `forgetCopies` knows which ones no backup needs any more. Throws a `Failure` of the disk.
 */
export async function copyFiles(
  store: FileStore,
  named: Named,
  { directory, key, at }: CopyPlace & { readonly at: Date },
): Promise<{ copied: number; bytes: number }> {
  const ending = key === undefined ? PLAIN : (key.fingerprint ?? "passphrase");
  const result = { copied: 0, bytes: 0 };
  try {
    for await (const files of named) {
      for (const { hash, size } of files) {
        const path = join(folderOf(directory, hash), `${hash}.${ending}`);
        const isHere = await utimes(path, at, at).then(
          () => true,
          () => false,
        );
        if (isHere || (await store.sizeOf(hash)) === undefined) continue;
        await copy(await store.open(hash), path, key?.text);
        await utimes(path, at, at);
        result.copied++;
        result.bytes += size;
      }
    }
  } catch (error) {
    throw diskFailure(error, directory);
  }
  return result;
}

const folderOf = (directory: string, hash: string): string => join(directory, hash.slice(0, 2), hash.slice(2, 4));

async function copy(source: AsyncIterable<Uint8Array>, path: string, key: string | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}-${randomBytes(6).toString("hex")}.part`;
  try {
    const file = await open(half, "wx", 0o600);
    try {
      for await (const piece of key === undefined ? source : encrypted(source, key)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } finally {
    await rm(half, { force: true });
  }
}

/** What of the named files lies among the copies; each is read to its end and compared with its hash. */
export async function checkCopies(
  named: Named,
  place: { readonly directory: string; readonly keys: readonly string[] },
): Promise<{ good: number; missing: number }> {
  const result = { good: 0, missing: 0 };
  for await (const files of named)
    for (const { hash } of files) result[(await readCopy(hash, place)) === undefined ? "missing" : "good"]++;
  return result;
}

/** Puts copies of the named files that are not in the store back into it. */
export async function bringBackFiles(
  store: FileStore,
  named: Named,
  place: { readonly directory: string; readonly keys: readonly string[] },
): Promise<{ brought: number; missing: number }> {
  const result = { brought: 0, missing: 0 };
  for await (const files of named) {
    for (const { hash } of files) {
      if ((await store.sizeOf(hash)) !== undefined) continue;
      const bytes = await readCopy(hash, place);
      if (bytes) await store.put(bytes);
      result[bytes ? "brought" : "missing"]++;
    }
  }
  return result;
}

/** The bytes of a copy that is whole; undefined when there is none, or none that a key here opens. */
async function readCopy(
  hash: string,
  { directory, keys }: { readonly directory: string; readonly keys: readonly string[] },
): Promise<Buffer | undefined> {
  const folder = folderOf(directory, hash);
  for (const name of (await readdir(folder).catch(() => [])).filter((one) => one.startsWith(`${hash}.`))) {
    const ending = COPY.exec(name)?.[2];
    if (ending === undefined) continue;
    const path = join(folder, name);
    const source = createReadStream(path);
    try {
      const bytes = await buffer(ending === PLAIN ? source : decrypted(source, { file: path, keys }));
      if (createHash("sha256").update(bytes).digest("hex") === hash) return bytes;
    } catch (error) {
      if (!(error instanceof Failure) && codeOf(error) === "") throw error;
    } finally {
      source.destroy();
    }
  }
  return undefined;
}

/** Removes the copies that no backup since a moment needs; returns how many went. */
export async function forgetCopies(directory: string, before: Date): Promise<number> {
  let gone = 0;
  for (const first of await readdir(directory).catch(() => [])) {
    for (const second of await readdir(join(directory, first)).catch(() => [])) {
      const folder = join(directory, first, second);
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const facts = await stat(path).catch(() => undefined);
        if (!facts || facts.mtime >= before) continue;
        await rm(path, { force: true });
        gone++;
      }
      await rmdir(folder).catch(() => {});
    }
  }
  return gone;
}
