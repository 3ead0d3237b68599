import type { Handle } from "@firsthand/platform/storage";

import type { ModelName, ModelVersion } from "../contract.ts";
import { findVersions } from "../store/versions.ts";

/** All versions of a model without their texts, the newest first; empty when none was ever in force. */
export async function listVersions(tx: Handle, model: ModelName): Promise<ModelVersion[]> {
  const rows = await findVersions(tx, model);
  return rows.map(({ version, saved_at, saved_by, why, origin }) => ({
    version,
    savedAt: saved_at.toISOString(),
    savedBy: saved_by,
    why,
    origin,
  }));
}
