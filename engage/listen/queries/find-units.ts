import type { Handle } from "@firsthand/platform/storage";

import { messageId } from "../../conversations/index.ts";
import { findUnitsOf } from "../store/deliveries.ts";

/** The units of those of these deliveries of a source that are in the log, by external id; null: it has none. */
export async function findUnits(
  tx: Handle,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, string | null>> {
  const ids = new Map(externalIds.map((externalId) => [messageId(source, externalId), externalId]));
  const units = await findUnitsOf(tx, [...ids.keys()]);
  return new Map([...units].map(([id, unit]) => [ids.get(id) ?? "", unit]));
}
