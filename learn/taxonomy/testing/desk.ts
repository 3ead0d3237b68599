import { hashOfText } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

const at = "2026-02-20T10:00:00Z";

/** A message that a customer wrote, by itself in a conversation; `id` is four hexadecimal digits. */
export async function wrote(
  db: Handle,
  text: string,
  { id, topic = null }: { readonly id: string; readonly topic?: string | null },
): Promise<{ readonly conversation: string; readonly message: string }> {
  // the home of a conversation is in its id, that of a message at its end: here both are 1
  const conversation = `019b76da-a800-7001-8000-00000000${id}`;
  const message = `fc24138c-25eb-8663-a529-cd0d${id}0001`;
  await sql`
    insert into conversation (home, conversation_id, source, channel, customer_id, last_at, first_in_at, last_in_at, in_count,
      out_count, answerable, agents, agent_functions, participants, topic)
    values (1, ${conversation}, 'desk', 'chat', ${conversation}, ${at}, ${at}, ${at}, 1, 0, true, '{}', '{}', '{}',
      ${topic})`.execute(db);
  await sql`
    insert into thread_node (home, node_id, source, root_id, present, direction, broadcast, conversation_id, at)
    values (1, ${message}, 'desk', ${message}, true, 'in', false, ${conversation}, ${at})`.execute(db);
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, copied_ids, body,
      model_version, sentiment, sentiment_words, expects_answer, substantive, topic)
    values (1, ${message}, ${conversation}, 'desk', 'chat', 'message', 'in', ${at}, '{}', ${text}, 'old', 0, '{}', 0, 0,
      ${topic})`.execute(db);
  return { conversation, message };
}

/** A correction that stands of a message with this text. */
export async function corrected(
  db: Handle,
  message: string,
  { text, label, value, madeAt }: { text: string; label: string; value: string | null; madeAt: Date },
): Promise<void> {
  await sql`
    insert into label_correction (home, interaction_id, label, text_hash, version, state, value, made_at, made_by)
    values (1, ${message}, ${label}, ${hashOfText("in", text)}, 1, 'standing', ${value}, ${madeAt}, 'Ben')`.execute(db);
}
