import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { activityOf } from "../store/listed.ts";

/** Of all conversations within reach whose customer is one of these identities: how many, since when, and when the last was touched. */
export async function measureActivity(
  tx: Handle,
  identityIds: readonly string[],
  reach: Reach = "all",
): Promise<{ conversations: number; since: Date | null; lastAt: Date | null }> {
  return await activityOf(tx, identityIds, reach);
}
