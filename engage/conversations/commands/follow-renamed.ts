import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import { noteChanges } from "../store/changes.ts";
import { lockThreads } from "../store/nodes.ts";
import { endRenaming, findNamedOtherwise, holdRenaming, moveRenaming, renameHeld } from "../store/renamings.ts";

/**
 * Has up to `limit` messages, and their conversations, follow labels that were renamed or taken back; true while there may
 * be more. Each call is a transaction that holds the threads of its messages, as whoever brings messages in does: neither
 * waits long for the other, and what was done stays done.
 */
export async function followRenamed(db: Handle, limit: number): Promise<boolean> {
  return await transact(db, async (tx) => {
    const row = await holdRenaming(tx);
    if (!row) return false;
    const places = await findNamedOtherwise(tx, row, limit);
    const last = places.at(-1);
    if (!last) {
      // Another round, where this one met any: a message may have moved past it, or have come from an older reader.
      await (row.met ? moveRenaming(tx, row.renaming_id, null) : endRenaming(tx, row.renaming_id));
      if (!row.met) await notify(tx, logChannel, JSON.stringify({ topics: ["taxonomy", "log"] }));
      return true;
    }
    await lockThreads(
      tx,
      places.map(({ interaction_id: id }) => id),
    );
    await noteChanges(tx, await renameHeld(tx, row, places));
    await moveRenaming(tx, row.renaming_id, last);
    return true;
  });
}
