import { readableFile, type ReaderContext } from "@firsthand/connect/files";
import { Failure } from "@firsthand/kernel/errors";
import { isConnectionLost, isDiskFull, transact } from "@firsthand/platform/storage";

import { beginPlanned, failImport, runImport, type ImportRow } from "../../listen/index.ts";
import { fileGone } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { completeUpload } from "../queries/show-upload.ts";
import { removeIfUnused } from "./remove-upload.ts";

/**
 * Runs an import whose turn has come, to its end or to where the signal breaks it off. What is wrong with the file is
 * written down with the import; what may pass by itself is thrown, so that the job is tried again and goes on.
 */
export async function runPlanned(ground: ImportsGround, importId: string, signal: AbortSignal): Promise<void> {
  const { db, world } = ground;
  const begun = await transact(db, (tx) => beginPlanned(tx, importId, world.now));
  if (!begun) return;
  const { opened, run } = begun;
  try {
    const file = await fileOf(ground, run);
    await runImport(db, world, { file, opened, signal });
  } catch (error) {
    if (isByOthers(error)) return;
    if (isPassing(error)) throw error;
    await transact(db, (tx) => failImport(tx, importId, failureBehind(error), world.now));
    if (error instanceof Failure || isDiskFull(error)) return;
    throw error; // a defect: the log of the server tells of it
  }
  if (run.upload_id !== null) await removeIfUnused(ground, run.upload_id);
}

async function fileOf(ground: ImportsGround, run: ImportRow) {
  if (run.upload_id === null) throw fileGone(run.import_id);
  const { path, name } = await completeUpload(ground, run.upload_id).catch((error: unknown) => {
    throw error instanceof Failure ? fileGone(run.import_id) : error;
  });
  return await readableFile(path, { name, context: run.context as ReaderContext });
}

const codeOf = (error: unknown) => (error instanceof Failure ? error.code : undefined);

/** Somebody stopped it, or goes on with it elsewhere: nothing is wrong. */
function isByOthers(error: unknown): boolean {
  return ["import_stopped", "import_taken_over"].includes(codeOf(error) ?? "");
}

function isPassing(error: unknown): boolean {
  return codeOf(error) === "import_broken_off" || (!(error instanceof Failure) && isConnectionLost(error));
}

function failureBehind(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isDiskFull(error)) {
    return new Failure({
      code: "disk_full",
      status: 507,
      message: "The disk that holds the database is full.",
      advice: "Make room and let the import go on; what it stored is kept.",
    });
  }
  return new Failure({
    code: "internal_error",
    status: 500,
    message: "Something went wrong inside that nobody foresaw.",
    advice: "Let it go on; if it stays, look for the failed job in the log of the server.",
  });
}
