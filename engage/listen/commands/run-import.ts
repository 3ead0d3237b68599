import { readFile, type Batch, type Readable } from "@firsthand/connect/files";
import { transact, type Handle } from "@firsthand/platform/storage";

import { importBrokenOff } from "../errors.ts";
import { createReadAhead } from "../read-ahead.ts";
import type { Tally } from "../store/imports.ts";
import type { AcceptingWorld } from "../world.ts";
import { finishImport, importBatch, tellImports, type OpenImport } from "./import-file.ts";

/** How far an import has come. */
export interface ImportProgress {
  /** Bytes of the file, as it lies on the disk. */
  readonly bytesRead: number;
  /** What came of the records that this run has read. */
  readonly totals: Tally;
}

export interface ImportToRun {
  readonly file: Readable;
  readonly opened: OpenImport;
  /** Raised when the reading is to end after the batch in hand. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Pages that show an import are told at most this often. */
const TELL_EVERY_MS = 500;

/**
 * Reads a file to its end, batch by batch, each in a transaction of its own; while one is written, the texts of the next
 * are read. What is stored stays, whatever happens, and the import goes on after it. Throws `import_broken_off` when the
 * signal is raised, `import_stopped` and `import_taken_over` when somebody else ended it, what the file has wrong, and that
 * the disk has no room for more.
 */
export async function runImport(db: Handle, world: AcceptingWorld, run: ImportToRun): Promise<Tally> {
  const { file, opened, signal, onProgress } = run;
  const ahead = createReadAhead(world);
  const totals = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0 };
  let toldAt = Number.NEGATIVE_INFINITY;
  const { mostUnfoldedBytes } = world;
  await consume(
    readFile(file, { skip: opened.done, mostUnfoldedBytes }),
    ahead.prepare,
    async ({ items, bytesRead }) => {
      if (signal.aborted) throw importBrokenOff(opened.importId);
      await world.checkRoom?.();
      const now = world.now;
      const batchWorld = { ...world, now, readTexts: ahead.readTexts };
      const batch = { ...opened, done: opened.done + totals.records, items, bytesRead };
      const tellNow = now.getTime() - toldAt >= TELL_EVERY_MS;
      const tally = await transact(db, async (tx) => {
        if (tellNow) await tellImports(tx);
        return await importBatch(tx, batchWorld, batch);
      });
      if (tellNow) toldAt = now.getTime();
      for (const key of ["records", "accepted", "repeated", "revised", "quarantined"] as const)
        totals[key] += tally[key];
      onProgress?.({ bytesRead, totals: { ...totals } });
    },
  );
  await transact(db, (tx) => finishImport(tx, opened.importId, world.now));
  return totals;
}

/** Reads the next batch while the last one is being written. */
async function consume(
  batches: AsyncIterable<Batch>,
  prepare: (items: Batch["items"]) => Promise<void>,
  take: (batch: Batch) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches) {
      await prepare(batch.items);
      await writing;
      if (batch.items.length > 0) writing = take(batch);
      writing.catch(() => {}); // met again by the next await
    }
  } finally {
    await writing;
  }
}
