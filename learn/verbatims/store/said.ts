import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Reach } from "@firsthand/kernel/permissions";
import { type Handle, withinReach } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A message with its words, as the log has it. */
export interface Said {
  readonly message_id: string;
  readonly conversation_id: string;
  readonly at: Date;
  readonly channel: string;
  readonly language: string | null;
  readonly sentiment: number;
  readonly author_id: string | null;
  readonly customer_id: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly cleared_at: Date | null;
}

const within = (reach: Reach) =>
  withinReach(reach, { unit: sql.ref("m.conversation_unit"), ofFunction: sql.ref("m.conversation_function") });

/** Those of these messages that are in the log and within a reach. */
export async function findSaid(tx: Handle, messageIds: readonly string[], reach: Reach): Promise<Said[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<Said>`
    select m.message_id, m.conversation_id, m.at, m.channel, m.language, m.sentiment, m.author_id, m.customer_id,
      m.subject, m.body, m.cleared_at
    from unnest(${messageIds.map(homeOfStableId)}::smallint[], ${[...messageIds]}::uuid[]) as u(home, message_id)
    join message_place p using (home, message_id)
    join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
    where ${within(reach)}`.execute(tx);
  return rows;
}
