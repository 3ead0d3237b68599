import type { Handle } from "@firsthand/platform/storage";

import { showQuarantined } from "../queries/show-quarantine.ts";
import { setStates } from "../store/deliveries.ts";

/** Takes one thing off the quarantine's list for good; its bytes stay. */
export async function dismissQuarantined(tx: Handle, id: string): Promise<void> {
  const found = await showQuarantined(tx, id);
  await setStates(tx, new Map([[found.id, "dismissed"]]));
}
