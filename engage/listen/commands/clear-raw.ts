import type { Handle } from "@firsthand/platform/storage";

import { clearRecords } from "../store/deliveries.ts";

/**
 * Takes out what deliveries brought, in every revision: the record, the bytes, and the sentence that says why it was
 * not understood. Their ids and hashes stay, so that the same delivery is known when it comes again and brings nothing
 * back. What lay in quarantine leaves it. Returns how many deliveries had content still.
 */
export async function clearDeliveries(tx: Handle, deliveryIds: readonly string[]): Promise<number> {
  return deliveryIds.length === 0 ? 0 : await clearRecords(tx, deliveryIds);
}
