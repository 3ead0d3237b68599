import type { AuditGround } from "../ground.ts";
import { BEGINNING } from "../hashes.ts";
import { writeSealFile } from "../seal-file.ts";
import { findNewestSeal } from "../store/seals.ts";

/**
 * After a restore the record ends earlier than before, and rightly so: keeps the newest seal of the database that is
 * there now beside it.
 */
export async function anchorSeal({ db, sealFile, now }: AuditGround): Promise<void> {
  const newest = await findNewestSeal(db);
  writeSealFile(sealFile, {
    seal: newest?.seal_number ?? 0,
    hash: (newest?.seal_hash ?? BEGINNING).toString("hex"),
    at: (newest?.at ?? now()).toISOString(),
  });
}
