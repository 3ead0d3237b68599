import { basename } from "node:path";

import { inspectFile, type Inspection } from "@firsthand/connect/files";
import {
  failImport,
  openImport,
  overview,
  runImport,
  stopImport,
  type LogOverview,
  type OpenImport,
  type Tally,
} from "@firsthand/engage/listen";
import { Failure } from "@firsthand/kernel/errors";
import { transact } from "@firsthand/platform/storage";

import { openReader } from "../reading.ts";
import { liveWorld } from "../world.ts";
import { describeFile } from "./describe-file.ts";
import { importEnd, stoppedAsAsked } from "./import-end.ts";
import { count, print, printJson } from "./output.ts";
import { showProgress } from "./progress.ts";
import { nextCommand, withNewLog, type Place, type Session } from "./session.ts";

export interface ImportOptions extends Place {
  readonly source?: string;
  readonly format?: string;
  readonly map?: string;
  readonly country?: string;
  readonly json?: boolean;
}

type SourceOverview = LogOverview["sources"][number];

/** What came of an import, and what its source holds now. */
interface Outcome {
  readonly opened: OpenImport;
  readonly totals: Tally;
  readonly seconds: number;
  readonly holds: SourceOverview | undefined;
}

/** `firsthand import FILE`: says what the file is, takes it in batch by batch, and says what came of it. */
export async function importFile(file: string, options: ImportOptions): Promise<void> {
  const inspection = await inspectFile(file, {
    ...(options.source === undefined ? {} : { sourceName: options.source }),
    ...(options.format === undefined ? {} : { format: options.format }),
    ...(options.map === undefined ? {} : { mapFile: options.map }),
    ...(options.country === undefined ? {} : { country: options.country }),
  });
  const quiet = Boolean(options.json);
  if (!quiet) print(describeFile(inspection));
  const outcome = await withNewLog(options, async (session) => {
    const startedAt = performance.now();
    const taken = await takeIn(session, inspection, quiet);
    const seconds = (performance.now() - startedAt) / 1000;
    const { sources } = await overview(session.storage.db);
    return { ...taken, seconds, holds: sources.find(({ source }) => source === taken.opened.source.name) };
  });
  if (quiet) printJson(plain(inspection, outcome));
  else print(summary(outcome, options));
}

async function takeIn(
  { config, storage, stopAsked }: Session,
  inspection: Inspection,
  quiet: boolean,
): Promise<{ opened: OpenImport; totals: Tally }> {
  await openReader(config, storage.db).refresh();
  const world = liveWorld(config);
  const file = {
    declaration: inspection.declaration,
    name: basename(inspection.path),
    fingerprint: inspection.fingerprint,
    context: inspection.context,
    size: inspection.size,
    by: "command line",
  };
  const opened = await transact(storage.db, (tx) => openImport(tx, world, file));
  if (opened.done > 0 && !quiet) print(`Going on after record ${count(opened.done)}, where the last run stopped.`);
  const progress = showProgress({ total: inspection.size, quiet });
  let records = 0;
  try {
    const totals = await runImport(storage.db, world, {
      file: inspection,
      opened,
      signal: stopAsked,
      onProgress: ({ bytesRead, totals: soFar }) => {
        ({ records } = soFar);
        progress.advance(bytesRead, records);
      },
    });
    return { opened, totals };
  } catch (error) {
    const done = opened.done + records;
    const end = isBrokenOff(error) ? stoppedAsAsked(done) : importEnd(error, done);
    await writeDown(storage, opened.importId, end);
    throw end;
  } finally {
    progress.stop();
  }
}

const isBrokenOff = (error: unknown) => error instanceof Failure && error.code === "import_broken_off";
const ENDED_BY_OTHERS = new Set(["import_stopped", "import_taken_over"]);

/** The list of imports shows how this one ended, if the database can still be told. */
async function writeDown({ db }: Session["storage"], importId: string, end: unknown): Promise<void> {
  if (!(end instanceof Failure) || ENDED_BY_OTHERS.has(end.code)) return;
  const now = new Date();
  const told = transact(db, (tx) =>
    end.code === "stopped" ? stopImport(tx, importId, now) : failImport(tx, importId, end, now),
  );
  await told.catch(() => {});
}

function plain(inspection: Inspection, { opened, totals, seconds, holds }: Outcome) {
  return {
    importId: opened.importId,
    source: opened.source.name,
    file: inspection.path,
    resumedAt: opened.done,
    seconds,
    ...totals,
    holds: holds ?? null,
  };
}

function summary({ opened, totals, seconds, holds }: Outcome, place: Place): string {
  const { name } = opened.source;
  const time = seconds < 1 ? "in less than a second" : `in ${seconds.toFixed(1)} s`;
  const rate = seconds < 1 ? "" : ` (${count(Math.round(totals.records / seconds))} a second)`;
  const lines = [
    `${amount(totals.records, "record")} ${time}${rate} into source "${name}":`,
    `  ${count(totals.accepted)} new, ${count(totals.repeated)} here before, ${count(totals.revised)} changed, ${count(totals.quarantined)} not understood`,
    ...(holds && holds.deliveries > 0 ? holdingLines(holds) : []),
  ];
  if (holds && holds.quarantined > 0) {
    lines.push(`See what was not understood, and why: ${nextCommand("quarantine list", place)}`);
  }
  lines.push(`See the figures: ${nextCommand("metrics", place)}`);
  return lines.join("\n");
}

function holdingLines({ deliveries, inbound, outbound, conversations, unattributed }: SourceOverview): string[] {
  return [
    `The source now holds ${amount(deliveries, "message")} (${count(inbound)} in, ${count(outbound)} out) in ${amount(conversations, "conversation")}.`,
    ...(unattributed > 0
      ? [`  ${count(unattributed)} of those out wait outside of any conversation: whom they answer is not known yet.`]
      : []),
  ];
}

function amount(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
