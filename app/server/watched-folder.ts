import { setTimeout as pause } from "node:timers/promises";

import { inspectFile } from "@firsthand/connect/files";
import { type Arrived, watchFolder } from "@firsthand/connect/folder";
import { failImport, openImport, runImport } from "@firsthand/engage/listen";
import { Failure } from "@firsthand/kernel/errors";
import { transact } from "@firsthand/platform/storage";

import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

const STILL_MS = 10_000;

type FolderNeeds = Pick<Ground, "jobs" | "config" | "now"> & { readonly storage: Pick<Ground["storage"], "db"> };

/** Files that arrive in the folder of the settings are imported, looked for each minute; without one nothing is defined. */
export function wireFolder(ground: FolderNeeds): void {
  const { jobs, config, now } = ground;
  if (config.importDirectory === undefined) return;
  let stopping: AbortSignal | undefined;
  const importFile = (file: Arrived) => importArrived(ground, file, stopping ?? new AbortController().signal);
  const { sweep } = watchFolder({ directory: config.importDirectory, now, stillMs: STILL_MS, importFile });
  jobs.define(
    "watched-folder",
    async (_data, { signal }) => {
      stopping = signal;
      await sweep(signal);
      // The second look finds what has been still since the first.
      await pause(STILL_MS + 500, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await sweep(signal);
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "* * * * *" }, limitSeconds: 12 * 3600 },
  );
}

/** Imports a file as `firsthand import` does; one that was interrupted goes on where it stopped. */
async function importArrived(
  { storage: { db }, config, now }: FolderNeeds,
  { path, name, mapFile }: Arrived,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const inspection = await inspectFile(path, mapFile === undefined ? {} : { mapFile });
  const world = liveWorld(config);
  const { declaration, fingerprint, context, size } = inspection;
  const file = { declaration, name, fingerprint, context, size, by: "watched folder" };
  const opened = await transact(db, (tx) => openImport(tx, world, file)).catch(asFaultOfFile);
  try {
    const totals = await runImport(db, world, { file: inspection, opened, signal });
    return { importId: opened.importId, source: opened.source.name, ...totals };
  } catch (error) {
    if (error instanceof Failure && error.status === 422)
      await transact(db, (tx) => failImport(tx, opened.importId, error, now()));
    throw error;
  }
}

/** A file whose source was declared otherwise before stays wrong until somebody changes its mapping. */
function asFaultOfFile(error: unknown): never {
  if (!(error instanceof Failure) || error.code !== "source_differs") throw error;
  const { code, message, advice, details } = error;
  throw new Failure(
    { code, status: 422, message, details, ...(advice === undefined ? {} : { advice }) },
    { cause: error },
  );
}
