import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Said } from "../../verbatims/index.ts";

/** What stands under a finding, in the order in which it was put there. */
export async function findVerbatims(
  tx: Handle,
  insightId: string,
): Promise<{ readonly message_id: string; readonly conversation_id: string }[]> {
  const { rows } = await sql<{ message_id: string; conversation_id: string }>`
    select message_id, conversation_id from insight_verbatim where insight_id = ${insightId}
    order by added_at, message_id`.execute(tx);
  return rows;
}

export async function insertVerbatims(
  tx: Handle,
  insightId: string,
  messages: readonly Pick<Said, "message_id" | "conversation_id">[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  for (const { message_id, conversation_id } of messages)
    await sql`
      insert into insight_verbatim (insight_id, message_id, conversation_id, added_by, added_at)
      values (${insightId}, ${message_id}, ${conversation_id}, ${by}, ${at}) on conflict do nothing`.execute(tx);
}

export async function deleteVerbatim(tx: Handle, insightId: string, messageId: string): Promise<void> {
  await sql`delete from insight_verbatim where insight_id = ${insightId} and message_id = ${messageId}`.execute(tx);
}
