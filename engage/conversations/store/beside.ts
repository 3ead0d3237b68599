import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The conversations in the threads that these nodes lie in, by node. */
export async function findConversationsBeside(
  tx: Handle,
  nodeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (nodeIds.length === 0) return new Map();
  const { rows } = await sql<{ node_id: string; conversations: string[] }>`
    select n.node_id, array_agg(distinct o.conversation_id::text) as conversations
    from unnest(${nodeIds.map(homeOfStableId)}::smallint[], ${nodeIds}::uuid[]) as u(home, node_id)
    join thread_node n on n.home = u.home and n.node_id = u.node_id
    join thread_node o on o.root_id = n.root_id and o.conversation_id is not null
    group by n.node_id`.execute(tx);
  return new Map(rows.map((row) => [row.node_id, row.conversations]));
}

/** The units of those of these conversations that are there. */
export async function findUnitsOfConversations(
  tx: Handle,
  conversations: readonly { readonly home: number; readonly id: string }[],
): Promise<ReadonlyMap<string, string | null>> {
  if (conversations.length === 0) return new Map();
  const { rows } = await sql<{ id: string; unit: string | null }>`
    select c.conversation_id as id, c.unit
    from unnest(${conversations.map(({ home }) => home)}::smallint[], ${conversations.map(({ id }) => id)}::uuid[])
      as u(home, id)
    join conversation c on c.home = u.home and c.conversation_id = u.id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.unit]));
}
