import type { Handle } from "@firsthand/platform/storage";

import { savedMapping } from "../commands/save-mapping.ts";
import type { SavedMapping } from "../contract.ts";
import { findMappings } from "../store/mappings.ts";

/** All saved mapping files, by name. */
export async function listMappings(tx: Handle): Promise<SavedMapping[]> {
  return (await findMappings(tx)).map(savedMapping);
}
