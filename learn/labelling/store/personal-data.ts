import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The tables that name messages of customers. */
export type LabellingTable = "label_judgement" | "label_candidate";

const ofMessages = (messageIds: readonly string[]) => sql`
  unnest(${messageIds.map(homeOfStableId)}::smallint[], ${[...messageIds]}::uuid[]) as u(home, message_id)`;

export async function countRows(tx: Handle, table: LabellingTable, messageIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} j
    join ${ofMessages(messageIds)} on u.home = j.home and u.message_id = j.message_id`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function deleteRows(tx: Handle, table: LabellingTable, messageIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} j using ${ofMessages(messageIds)}
    where u.home = j.home and u.message_id = j.message_id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
