import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

import type { FileStore, FoundFile } from "./contract.ts";
import { codeOf, diskFailure, fileMissing } from "./errors.ts";

const HASH = /^[0-9a-f]{64}$/;
const HALF = ".part";
/** A half of a file that nobody wrote to for so long was left by a process that was killed. */
const HALF_RESTS_MS = 86_400_000;

/** Files below a directory, two levels deep, readable for their owner alone. */
export function diskStore(directory: string): FileStore {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw diskFailure(error, directory);
    }
  };
  return {
    place: "disk",
    describe: () => directory,
    put: (bytes) =>
      guarded(async () => {
        const hash = createHash("sha256").update(bytes).digest("hex");
        const path = pathOf(directory, hash);
        if (!(await isWhole(path, bytes.length))) await write(path, bytes);
        return { hash, size: bytes.length };
      }),
    open: (hash, range) =>
      guarded(async (): Promise<Readable> => {
        const file = await open(pathOf(directory, hash)).catch((error: unknown) => {
          throw codeOf(error) === "ENOENT" ? fileMissing(hash) : error;
        });
        return createReadStream("", { ...range, fd: file });
      }),
    sizeOf: (hash) => guarded(async () => (await factsOf(pathOf(directory, hash)))?.size),
    remove: (hash) =>
      guarded(async () => {
        const path = pathOf(directory, hash);
        const isHere = (await factsOf(path)) !== undefined;
        await rm(path, { force: true });
        return isHere;
      }),
    list: (bucket, now) => filesBelow(join(directory, bucket), now),
  };
}

/** Only hashes become paths, never names. */
function pathOf(directory: string, hash: string): string {
  if (!HASH.test(hash)) throw new TypeError("not the hash of a file");
  return join(directory, hash.slice(0, 2), hash.slice(2, 4), hash);
}

/** A file that is here counts as new from now on: who put it is going to name it. */
async function isWhole(path: string, size: number): Promise<boolean> {
  if ((await factsOf(path))?.size !== size) return false;
  const now = new Date();
  await utimes(path, now, now);
  return true;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}-${randomBytes(6).toString("hex")}${HALF}`;
  try {
    const file = await open(half, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
    await flush(dirname(path));
    await flush(dirname(dirname(path)));
  } finally {
    await rm(half, { force: true });
  }
}

/** Some file systems cannot do this with a directory, and need not. */
async function flush(directory: string): Promise<void> {
  const opened = await open(directory, "r").catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

async function* filesBelow(directory: string, now: Date): AsyncGenerator<FoundFile> {
  for (const level of (await namesIn(directory)).toSorted()) {
    for (const name of (await namesIn(join(directory, level))).toSorted()) {
      const path = join(directory, level, name);
      const facts = await factsOf(path);
      if (!facts) continue;
      if (HASH.test(name)) yield { hash: name, size: facts.size, writtenAt: facts.mtime };
      else if (name.endsWith(HALF) && now.getTime() - facts.mtimeMs > HALF_RESTS_MS) await rm(path, { force: true });
    }
  }
}

const namesIn = async (directory: string): Promise<string[]> => await readdir(directory).catch(() => []);

const factsOf = async (path: string) => await stat(path).catch(() => undefined);
