import type { Handle } from "@firsthand/platform/storage";

import { deleteMapping } from "../store/mappings.ts";

/** Removes a saved mapping file; false if there was none of that name. */
export async function removeMapping(tx: Handle, name: string): Promise<boolean> {
  return await deleteMapping(tx, name);
}
