import type { SourceRecord } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { fullRecord } from "../store/deliveries.ts";

/** What a source delivered of a message, and under which id of its own; undefined where it is not kept any more. */
export async function findRecord(
  tx: Handle,
  messageId: string,
): Promise<{ readonly externalId: string; readonly record: SourceRecord } | undefined> {
  const { rows } = await sql<{ external_id: string; record: Partial<SourceRecord> | null }>`
    select external_id, record from delivery
    where home = ${homeOfStableId(messageId)} and delivery_id = ${messageId}`.execute(tx);
  const [row] = rows;
  return row?.record ? { externalId: row.external_id, record: fullRecord(row.record) } : undefined;
}
