import type { Handle } from "@firsthand/platform/storage";

import { emptyProfiles } from "../store/profiles.ts";

/** Takes out what is known of these identities, kept too long; a later change at the source brings it back. */
export async function clearProfiles(tx: Handle, identityIds: readonly string[], at: Date): Promise<void> {
  if (identityIds.length > 0) await emptyProfiles(tx, identityIds, { state: "cleared", at });
}
