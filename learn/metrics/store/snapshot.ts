import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/**
 * Runs reads that belong together on one state of the log. Inside a transaction of the caller that is the caller's
 * state; otherwise a read-only transaction of its own, with room to sort in memory and plans that use indexes.
 */
export async function onOneState<T>(tx: Handle, read: (tx: Handle) => Promise<T>): Promise<T> {
  if (tx.isTransaction) return read(tx);
  return tx
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (own) => {
      // Reading by index costs little on the disks of today; PostgreSQL expects disks that turn.
      await sql`select set_config('work_mem', '64MB', true), set_config('random_page_cost', '1.1', true)`.execute(own);
      return read(own);
    });
}
