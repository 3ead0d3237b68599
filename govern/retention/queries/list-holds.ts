import type { LegalHold } from "../contract.ts";
import type { RetentionGround } from "../ground.ts";
import { findHolds } from "../store/holds.ts";

/** All holds, also those that have ended, the newest first. */
export async function listHolds({ db, now }: RetentionGround): Promise<LegalHold[]> {
  return await findHolds(db, now());
}
