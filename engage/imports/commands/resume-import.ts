import { transact } from "@firsthand/platform/storage";

import { findImport, resumeImport as resume, unknownImport } from "../../listen/index.ts";
import { fileGone } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { completeUpload } from "../queries/show-upload.ts";
import { IMPORT_JOB } from "./start-import.ts";

/** Has an import that stopped or failed go on. Throws `unknown_import`, `not_resumable`, `file_gone`. */
export async function resumeImport(ground: ImportsGround, importId: string): Promise<void> {
  await transact(ground.db, async (tx) => {
    const run = await findImport(tx, importId);
    if (!run) throw unknownImport(importId);
    await resume(tx, importId, ground.world.now);
    const there =
      run.upload_id === null ? undefined : await completeUpload(ground, run.upload_id).catch(() => undefined);
    if (!there) throw fileGone(importId);
    await ground.enqueue(tx, IMPORT_JOB, { importId });
  });
}
