import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { deleteAttachmentsOf } from "../../attachments/index.ts";

/**
 * Waits for the batches that are being accepted and keeps others waiting until this transaction ends: whoever is
 * forgotten must not be met by a batch that has looked already. To be called first.
 */
export async function keepDeliveriesAway(tx: Handle): Promise<void> {
  await sql`lock table delivery in share row exclusive mode`.execute(tx);
}

/** Waits while somebody is erased, and keeps that away until the transaction ends: for what is no delivery. */
export async function waitForErasing(tx: Handle): Promise<void> {
  await sql`lock table delivery in row exclusive mode`.execute(tx);
}

/** Takes out everything that a source delivered, every revision of it, its files, and the imports that brought it. */
export async function forgetDeliveries(tx: Handle, source: string): Promise<void> {
  await deleteAttachmentsOf(tx, source);
  await sql`
    delete from delivery_revision r using delivery d
    where d.source = ${source} and r.home = d.home and r.delivery_id = d.delivery_id`.execute(tx);
  await sql`delete from delivery where source = ${source}`.execute(tx);
  await sql`
    delete from import_occurrence o using import_run r
    where r.source = ${source} and o.import_id = r.import_id`.execute(tx);
  await sql`delete from import_run where source = ${source}`.execute(tx);
}
