import { basename } from "node:path";

import { inspectFile, readFile, type Batch, type Inspection } from "@firsthand/connect/files";
import {
  createReadAhead,
  finishImport,
  importBatch,
  openImport,
  type OpenImport,
  type Tally,
} from "@firsthand/engage/listen";
import { transact } from "@firsthand/platform/storage";

import { liveWorld } from "../world.ts";
import { count, print, printJson } from "./output.ts";
import { describeFile } from "./describe-file.ts";
import { showProgress } from "./progress.ts";
import { withLog, type Session } from "./session.ts";

export interface ImportOptions {
  readonly source?: string;
  readonly format?: string;
  readonly map?: string;
  readonly country?: string;
  readonly data?: string;
  readonly json?: boolean;
}

type Totals = { -readonly [Key in keyof Tally]: number };

/** `firsthand import FILE`: says what the file is, takes it in batch by batch, and says what came of it. */
export async function importFile(file: string, options: ImportOptions): Promise<void> {
  const inspection = await inspectFile(file, {
    ...(options.source === undefined ? {} : { sourceName: options.source }),
    ...(options.format === undefined ? {} : { format: options.format }),
    ...(options.map === undefined ? {} : { mapFile: options.map }),
    ...(options.country === undefined ? {} : { country: options.country }),
  });
  if (!options.json) print(describeFile(inspection));
  await withLog(options, async (session) => {
    const startedAt = performance.now();
    const { opened, totals } = await takeIn(session, inspection, Boolean(options.json));
    const seconds = (performance.now() - startedAt) / 1000;
    if (options.json) {
      const { name } = opened.source;
      printJson({
        importId: opened.importId,
        source: name,
        file: inspection.path,
        resumedAt: opened.done,
        seconds,
        ...totals,
      });
    } else print(summary(opened, totals, seconds));
  });
}

async function takeIn(
  { config, storage }: Session,
  inspection: Inspection,
  quiet: boolean,
): Promise<{ opened: OpenImport; totals: Totals }> {
  const live = liveWorld(config);
  const ahead = createReadAhead(live.readTexts);
  const world = { ...live, readTexts: ahead.readTexts };
  const file = {
    declaration: inspection.declaration,
    name: basename(inspection.path),
    fingerprint: inspection.fingerprint,
    context: inspection.context,
  };
  const opened = await transact(storage.db, (tx) => openImport(tx, world, file));
  if (opened.done > 0 && !quiet) print(`Going on after record ${count(opened.done)}, where the last run stopped.`);
  const progress = showProgress({ total: inspection.size, quiet });
  const totals: Totals = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0 };
  try {
    await consume(readFile(inspection, { skip: opened.done }), ahead.prepare, async (batch) => {
      const at = { ...opened, done: opened.done + totals.records };
      const tally = await transact(storage.db, (tx) => importBatch(tx, world, { ...at, items: batch.items }));
      for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += tally[key];
      progress.advance(batch.bytesRead, totals.records);
    });
  } finally {
    progress.stop();
  }
  await transact(storage.db, (tx) => finishImport(tx, opened.importId, new Date()));
  return { opened, totals };
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

function summary({ source }: OpenImport, totals: Totals, seconds: number): string {
  const rate = seconds > 0 ? Math.round(totals.records / seconds) : totals.records;
  const lines = [
    `${count(totals.records)} records in ${seconds.toFixed(1)} s (${count(rate)} a second) into source "${source.name}":`,
    `  ${count(totals.accepted)} new, ${count(totals.repeated)} here before, ${count(totals.revised)} changed, ${count(totals.quarantined)} in quarantine`,
  ];
  if (totals.quarantined > 0) lines.push("See what could not be understood, and why: npx firsthand quarantine list");
  lines.push("Next: npx firsthand metrics");
  return lines.join("\n");
}
