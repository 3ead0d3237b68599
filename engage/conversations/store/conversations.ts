import { homeOf } from "@firsthand/kernel/ids";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ConversationRow } from "./tables.ts";

const COLUMNS: Record<Exclude<keyof ConversationRow, "person_id">, string> = {
  home: "smallint",
  conversation_id: "uuid",
  source: "text",
  channel: "text",
  unit: "text",
  customer_id: "uuid",
  function: "text",
  topic: "text",
  intent: "text",
  first_in_at: "timestamptz",
  first_reply_at: "timestamptz",
  first_substantive_at: "timestamptz",
  last_in_at: "timestamptz",
  last_out_at: "timestamptz",
  last_at: "timestamptz",
  in_count: "integer",
  out_count: "integer",
  answerable: "boolean",
  waiting_since: "timestamptz",
  promise_due_at: "timestamptz",
  resolved_at: "timestamptz",
  first_mood: "real",
  last_mood: "real",
  language: "text",
  mood: "text",
  agents: "uuid[]",
  agent_functions: "text[]",
  participants: "uuid[]",
};

/** Writes conversations with their facts; what people decided about one that exists stays. */
export async function saveConversations(
  tx: Handle,
  rows: readonly Omit<ConversationRow, "person_id">[],
): Promise<void> {
  await bulkInsert(tx, {
    table: "conversation",
    columns: COLUMNS,
    rows: rows.toSorted((a, b) => (a.conversation_id < b.conversation_id ? -1 : 1)),
    conflict: {
      target: ["home", "conversation_id"],
      update: Object.keys(COLUMNS).filter((column) => column !== "home" && column !== "conversation_id"),
    },
  });
}

/** Conversations are found by home and id; the home is in the id. */
const keys = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ home: homeOf(id), id })))}::jsonb) as u(home smallint, id uuid)`;

/** Removes conversations whose messages all lie elsewhere now; their ids lead to where they went, if anywhere. */
export async function retireConversations(
  tx: Handle,
  retired: readonly { readonly conversationId: string; readonly movedTo: string | null }[],
): Promise<void> {
  const ids = retired.map((one) => one.conversationId);
  await sql`
    delete from conversation c using ${keys(ids)} where c.home = u.home and c.conversation_id = u.id`.execute(tx);
  const gone = retired.filter((one) => one.movedTo === null).map((one) => one.conversationId);
  const moved = retired.flatMap(({ conversationId, movedTo }) =>
    movedTo ? [{ home: homeOf(conversationId), alias_id: conversationId, conversation_id: movedTo }] : [],
  );
  if (gone.length > 0)
    await sql`delete from conversation_alias where conversation_id = any(${gone}::uuid[])`.execute(tx);
  if (moved.length === 0) return;
  await sql`
    update conversation_alias a set conversation_id = u.conversation_id
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as u(alias_id uuid, conversation_id uuid)
    where a.conversation_id = u.alias_id`.execute(tx);
  await bulkInsert(tx, {
    table: "conversation_alias",
    columns: { home: "smallint", alias_id: "uuid", conversation_id: "uuid" },
    rows: moved,
    conflict: { target: ["home", "alias_id"], update: ["conversation_id"] },
  });
}

export async function findConversationRows(
  tx: Handle,
  conversationIds: readonly string[],
): Promise<Pick<ConversationRow, "conversation_id" | "customer_id" | "source">[]> {
  const { rows } = await sql<Pick<ConversationRow, "conversation_id" | "customer_id" | "source">>`
    select c.conversation_id, c.customer_id, c.source from ${keys(conversationIds)}
    join conversation c on c.home = u.home and c.conversation_id = u.id`.execute(tx);
  return rows;
}
