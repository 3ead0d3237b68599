import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { deleteMapping, findMapping } from "../store/mappings.ts";

/** Removes a saved mapping file; false if there was none of that name. */
export async function removeMapping(db: Handle, name: string): Promise<boolean> {
  return await transact(db, async (tx) => {
    const before = await findMapping(tx, name);
    const removed = await deleteMapping(tx, name);
    if (removed) noteChange({ subject: `mapping file ${name}`, before: before?.body ?? null, after: null });
    return removed;
  });
}
