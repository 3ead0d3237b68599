import type { Handle } from "@firsthand/platform/storage";

import type { TaxonomyVersion } from "../contract.ts";
import { findVersions } from "../store/versions.ts";

/** All versions of the taxonomy, the newest first. */
export async function listVersions(tx: Handle): Promise<TaxonomyVersion[]> {
  return (await findVersions(tx)).map((row) => ({
    version: row.version,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.saved_by,
    why: row.why,
    origin: row.origin,
  }));
}
