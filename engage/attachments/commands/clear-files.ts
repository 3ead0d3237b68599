import type { FileStore } from "@firsthand/platform/files";
import { transact, type Handle } from "@firsthand/platform/storage";

import { bucketOf, findLeaving, findNamed, forgetLeaving, lockBucket } from "../store/files.ts";

const AT_ONCE = 1000;
/** What nobody names may be named soon: who takes in a file names it after it lies there. */
const GRACE_MS = 86_400_000;

/** Removes the files that messages named before and that no message names any more; returns how many went. */
export async function clearLeaving(db: Handle, files: FileStore): Promise<number> {
  let gone = 0;
  for (;;) {
    const hashes = await findLeaving(db, AT_ONCE);
    for (const [bucket, own] of Map.groupBy(hashes, bucketOf)) {
      gone += await transact(db, async (tx) => {
        await lockBucket(tx, bucket);
        const removed = await removeUnnamed(tx, files, own);
        await forgetLeaving(tx, own);
        return removed;
      });
    }
    if (hashes.length < AT_ONCE) return gone;
  }
}

/** Removes the files that no message names for a day: of what was never committed. Returns how many went. */
export async function clearUnnamed(
  db: Handle,
  files: FileStore,
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): Promise<number> {
  let gone = 0;
  for (let byte = 0; byte < 256; byte++) {
    signal?.throwIfAborted();
    const bucket = byte.toString(16).padStart(2, "0");
    const old = async () => {
      const found: string[] = [];
      for await (const { hash, writtenAt } of files.list(bucket, now))
        if (now.getTime() - writtenAt.getTime() > GRACE_MS) found.push(hash);
      return found;
    };
    // Looked at twice: only where something is to be removed does anybody have to wait.
    const named = await findNamed(db, await old());
    if ((await old()).every((hash) => named.has(hash))) continue;
    gone += await transact(db, async (tx) => {
      await lockBucket(tx, bucket);
      return await removeUnnamed(tx, files, await old());
    });
  }
  return gone;
}

async function removeUnnamed(tx: Handle, files: FileStore, hashes: readonly string[]): Promise<number> {
  const named = await findNamed(tx, hashes);
  let gone = 0;
  for (const hash of hashes) if (!named.has(hash) && (await files.remove(hash))) gone++;
  return gone;
}
