import { findImport, findImports, isAtWork, unknownImport, type ImportRow } from "../../listen/index.ts";
import type { ImportRun } from "../contract.ts";
import { badCursor } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { isId } from "../rules/places.ts";
import { receivedOf } from "../store/files.ts";
import { findUploads } from "../store/uploads.ts";

/** Imports from the browser and from the command line, newest first. Throws `bad_cursor`. */
export async function listImports(
  ground: ImportsGround,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ rows: ImportRun[]; next: string | null }> {
  if (after !== undefined && !isId(after)) throw badCursor();
  const found = await findImports(ground.db, { limit: limit + 1, after });
  const page = found.slice(0, limit);
  const files = await filesThere(ground);
  const rows = page.map((row) => runOf(row, { files, now: ground.world.now }));
  return { rows, next: found.length > limit ? (page.at(-1)?.import_id ?? null) : null };
}

/** One import. Throws `unknown_import`. */
export async function showImport(ground: ImportsGround, id: string): Promise<ImportRun> {
  const row = await findImport(ground.db, id);
  if (!row) throw unknownImport(id);
  return runOf(row, { files: await filesThere(ground), now: ground.world.now });
}

/** Ids of the uploads whose file is there as a whole. */
async function filesThere({ db, directory }: ImportsGround): Promise<ReadonlySet<string>> {
  const uploads = await findUploads(db);
  const there = await Promise.all(
    uploads.map(async ({ upload_id: id, size }) => ((await receivedOf(directory, id)) === size ? [id] : [])),
  );
  return new Set(there.flat());
}

function runOf(row: ImportRow, { files, now }: { files: ReadonlySet<string>; now: Date }): ImportRun {
  // A command that was killed cannot say so itself; what the server runs goes on by itself.
  const deserted = row.state === "running" && row.upload_id === null && !isAtWork(row, now);
  const state = deserted ? "stopped" : row.state;
  const begun = state !== "waiting" || row.records > 0;
  const broken = state === "stopped" || state === "failed";
  return {
    id: row.import_id,
    fileName: row.file_name,
    source: row.source,
    state,
    bytesRead: row.bytes_read,
    size: row.size,
    records: row.records,
    accepted: row.accepted,
    repeated: row.repeated,
    revised: row.revised,
    quarantined: row.quarantined,
    startedAt: begun ? row.started_at.toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    by: row.asked_by,
    resumable: broken && row.upload_id !== null && files.has(row.upload_id),
    failure: row.failure,
  };
}
