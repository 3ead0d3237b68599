import { inspectFile } from "@firsthand/connect/files";
import { transact } from "@firsthand/platform/storage";

import { planImport } from "../../listen/index.ts";
import type { ImportsGround } from "../ground.ts";
import { inspectOptions, type ToldOfFile } from "../queries/inspect-upload.ts";
import { completeUpload } from "../queries/show-upload.ts";

/** The job that runs an import. */
export const IMPORT_JOB = "import";

/**
 * Has an uploaded file imported when its turn comes, and gives the id of the import. Throws `unknown_upload`,
 * `upload_incomplete`, `import_running` where the same file is being imported, and what is wrong with file or mapping.
 */
export async function startImport(
  ground: ImportsGround,
  request: ToldOfFile & { readonly uploadId: string; readonly by: string },
): Promise<string> {
  const { db, world, enqueue } = ground;
  const upload = await completeUpload(ground, request.uploadId);
  const { name } = upload;
  const inspection = await inspectFile(upload.path, { ...inspectOptions(request), name });
  const file = {
    declaration: inspection.declaration,
    name,
    fingerprint: inspection.fingerprint,
    context: inspection.context,
    size: inspection.size,
    by: request.by,
    uploadId: upload.id,
  };
  return await transact(db, async (tx) => {
    const importId = await planImport(tx, world, file);
    await enqueue(tx, IMPORT_JOB, { importId });
    return importId;
  });
}
