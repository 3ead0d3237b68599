import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A message with all that is searched, asked for and shown of it. */
export interface MessageText {
  readonly home: number;
  readonly message_id: string;
  readonly conversation_id: string;
  readonly source: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly direction: "in" | "out";
  readonly at: Date;
  readonly language: string | null;
  readonly author_id: string | null;
  readonly customer_id: string | null;
  readonly subject: string | null;
  readonly body: string;
}

/** A message with what decides who may see it. */
export interface ReachedText extends MessageText {
  readonly conversation_unit: string | null;
  readonly conversation_function: string | null;
}

export interface MessageKey {
  readonly home: number;
  readonly interaction_id: string;
}

/** These messages as they stand now, looked up one by one; those that are gone are passed over. */
export async function findTexts(tx: Handle, keys: readonly MessageKey[]): Promise<ReachedText[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ReachedText>`
    select m.* from unnest(${keys.map((key) => key.home)}::smallint[], ${keys.map((key) => key.interaction_id)}::uuid[])
      as u (home, id)
    cross join lateral (select * from message_text where home = u.home and message_id = u.id offset 0) m`.execute(tx);
  return rows;
}

/** Messages of these conversations that have their unit from them, and are in the index with another one. */
export async function findOtherUnits(tx: Handle, conversationIds: readonly string[]): Promise<MessageKey[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<MessageKey>`
    select m.home, m.message_id as interaction_id
    from message_text m join search_entry e on e.interaction_id = m.message_id
    where m.conversation_id = any(${conversationIds}::uuid[]) and m.unit_inherited
      and e.unit is distinct from m.unit`.execute(tx);
  return rows;
}

/** The names that identities are known by. */
export async function findNames(
  tx: Handle,
  identities: readonly { readonly home: number; readonly id: string }[],
): Promise<ReadonlyMap<string, string | null>> {
  if (identities.length === 0) return new Map();
  const { rows } = await sql<{ identity_id: string; name: string | null }>`
    select f.identity_id, f.name
    from unnest(${identities.map((one) => one.home)}::smallint[], ${identities.map((one) => one.id)}::uuid[])
      as u (home, id)
    join identity_fact f on f.home = u.home and f.identity_id = u.id`.execute(tx);
  return new Map(rows.map((row) => [row.identity_id, row.name]));
}
