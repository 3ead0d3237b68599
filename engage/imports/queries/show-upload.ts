import type { Upload } from "../contract.ts";
import { unknownUpload, uploadIncomplete } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { pathOf, receivedOf } from "../store/files.ts";
import { findUpload } from "../store/uploads.ts";

/** How far an upload has come. Throws `unknown_upload`. */
export async function showUpload({ db, directory }: ImportsGround, id: string): Promise<Upload> {
  const row = await findUpload(db, id);
  if (!row) throw unknownUpload(id);
  const received = await receivedOf(directory, id);
  return { id: row.upload_id, name: row.name, size: row.size, received, createdAt: row.created_at.toISOString() };
}

/** An upload whose file is there as a whole, and where. Throws `unknown_upload`, `upload_incomplete`. */
export async function completeUpload(ground: ImportsGround, id: string): Promise<Upload & { readonly path: string }> {
  const upload = await showUpload(ground, id);
  const { received, size } = upload;
  if (received !== size) throw uploadIncomplete({ received, size });
  return { ...upload, path: pathOf(ground.directory, id) };
}
