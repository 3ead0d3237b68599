import { Failure } from "@firsthand/kernel/errors";

import { SLICE_LIMIT } from "../contract.ts";
import { diskShort, longerThanDeclared, sliceBrokenOff, sliceTooLarge, wrongOffset } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { showUpload } from "../queries/show-upload.ts";
import { appendTo, pathOf, receivedOf } from "../store/files.ts";
import { touchUpload } from "../store/uploads.ts";

interface Slice {
  readonly id: string;
  /** Where in the file it begins. */
  readonly offset: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/** Takes slices of uploads, for each upload one at a time. */
export interface SliceTaker {
  /**
   * Writes a slice behind what has come, and gives how much that is now. What came of a slice that breaks off is kept.
   * Throws `unknown_upload`, `wrong_offset` with `received`, `slice_too_large`, `upload_too_long`, `disk_short`.
   */
  append(slice: Slice): Promise<{ readonly received: number }>;
}

interface AtWork {
  readonly ended: Promise<unknown>;
  readonly giveUp: AbortController;
}

export function createSliceTaker(ground: ImportsGround): SliceTaker {
  const atWork = new Map<string, AtWork>();
  return {
    async append(slice) {
      // After a lost network the old request may still seem to be coming: whoever asks now goes before it.
      for (let other = atWork.get(slice.id); other; other = atWork.get(slice.id)) {
        other.giveUp.abort();
        await other.ended;
      }
      const giveUp = new AbortController();
      const work = write(ground, slice, giveUp.signal);
      const ended = work.catch(() => {}).finally(() => atWork.delete(slice.id));
      atWork.set(slice.id, { ended, giveUp });
      return await work;
    },
  };
}

async function write(
  ground: ImportsGround,
  { id, offset, pieces }: Slice,
  signal: AbortSignal,
): Promise<{ received: number }> {
  const { db, directory, world } = ground;
  const { size } = await showUpload(ground, id);
  const before = await receivedOf(directory, id);
  if (offset !== before) throw wrongOffset(before);
  const { received, error } = await appendTo(
    pathOf(directory, id),
    offset,
    limited(pieces, { most: size - offset, size, signal }),
  );
  await touchUpload(db, id, world.now);
  if (error === undefined) return { received };
  if (error instanceof Failure) throw error;
  if (isDiskFull(error)) throw diskShort({ freeBytes: 0, neededBytes: size - received });
  throw sliceBrokenOff(received);
}

interface Bounds {
  /** Bytes of the file that are still to come. */
  readonly most: number;
  readonly size: number;
  readonly signal: AbortSignal;
}

async function* limited(pieces: AsyncIterable<Buffer>, { most, size, signal }: Bounds): AsyncGenerator<Buffer> {
  let taken = 0;
  const iterator = pieces[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("another request goes on with this upload")));
  });
  aborted.catch(() => {});
  while (true) {
    const next = await Promise.race([iterator.next(), aborted]);
    if (next.done) return;
    taken += next.value.length;
    if (taken > SLICE_LIMIT) throw sliceTooLarge(SLICE_LIMIT);
    if (taken > most) throw longerThanDeclared(size);
    yield next.value;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
