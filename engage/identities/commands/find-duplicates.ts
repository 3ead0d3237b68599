import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import { replaceCandidates } from "../store/duplicates.ts";

/** Finds all pairs of identities anew that may be one person and are not joined; returns how many. */
export async function findDuplicates(db: Handle, now: Date): Promise<number> {
  return await transact(db, async (tx) => {
    const found = await replaceCandidates(tx, now);
    await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
    return found;
  });
}
