import { transact } from "@firsthand/platform/storage";

import { findSilentImports, findUploadsInUse } from "../../listen/index.ts";
import type { ImportsGround } from "../ground.ts";
import { filesIn } from "../store/files.ts";
import { findUploads } from "../store/uploads.ts";
import { removeUploaded } from "./remove-upload.ts";
import { IMPORT_JOB } from "./start-import.ts";

/** How long an upload that nobody touches is kept; in days. */
const KEPT_DAYS = 3;
const DAY_MS = 24 * 3600 * 1000;
const SILENT_MS = 3600 * 1000;

/** Removes uploads that nobody touched for three days, and has imports go on that were lost on the way. */
export async function tidyUploads(ground: ImportsGround): Promise<void> {
  const { db, directory, world, enqueue } = ground;
  const now = world.now.getTime();
  const old = new Date(now - KEPT_DAYS * DAY_MS);
  const inUse = await findUploadsInUse(db, ["waiting", "running"]);
  const uploads = await findUploads(db);
  const known = new Set(uploads.map((row) => row.upload_id));
  for (const { upload_id: id, touched_at } of uploads)
    if (touched_at < old && !inUse.has(id)) await removeUploaded(ground, id);
  for (const { id, writtenAt } of await filesIn(directory))
    if (!known.has(id) && writtenAt < old) await removeUploaded(ground, id);
  for (const importId of await findSilentImports(db, new Date(now - SILENT_MS)))
    await transact(db, (tx) => enqueue(tx, IMPORT_JOB, { importId }));
}
