import { findUploadsInUse } from "../../listen/index.ts";
import { uploadInUse } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { showUpload } from "../queries/show-upload.ts";
import { removeFile } from "../store/files.ts";
import { deleteUpload } from "../store/uploads.ts";

/** Gives up an upload and removes what came of it. Throws `unknown_upload`, `upload_in_use`. */
export async function removeUpload(ground: ImportsGround, id: string): Promise<void> {
  await showUpload(ground, id);
  if ((await findUploadsInUse(ground.db, ["waiting", "running"])).has(id)) throw uploadInUse(id);
  await removeUploaded(ground, id);
}

/** Removes an uploaded file, unless an import that has not come to its end needs it. */
export async function removeIfUnused(ground: ImportsGround, id: string): Promise<void> {
  const inUse = await findUploadsInUse(ground.db, ["waiting", "running", "stopped", "failed"]);
  if (!inUse.has(id)) await removeUploaded(ground, id);
}

/** The file goes last: one without a row is found by its age. */
export async function removeUploaded({ db, directory }: ImportsGround, id: string): Promise<void> {
  await deleteUpload(db, id);
  await removeFile(directory, id);
}
