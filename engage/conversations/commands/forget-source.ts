import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { noteChanges, type ChangedInteraction } from "../store/changes.ts";

/** So many deleted messages are noted in one row, as in a batch that comes in. */
const NOTED_AT_ONCE = 1000;

/**
 * Takes everything of a source out of threads and conversations, with what people corrected in it, and notes it for
 * those who follow. Returns the identities that took part. The caller keeps new deliveries away meanwhile.
 */
export async function forgetSource(tx: Handle, source: string): Promise<string[]> {
  const people = await peopleOf(tx, source);
  await sql`
    delete from label_correction c using thread_node n
    where n.source = ${source} and c.interaction_id = n.node_id`.execute(tx);
  await sql`
    delete from customer_statement s using thread_node n
    where n.source = ${source} and s.message_id = n.node_id`.execute(tx);
  await sql`
    delete from conversation_alias a using conversation c
    where c.source = ${source} and a.conversation_id = c.conversation_id`.execute(tx);
  const { rows: gone } = await sql<ChangedInteraction>`
    delete from interaction where source = ${source} returning home, interaction_id`.execute(tx);
  for (let at = 0; at < gone.length; at += NOTED_AT_ONCE)
    await noteChanges(tx, gone.slice(at, at + NOTED_AT_ONCE), "out");
  await sql`delete from conversation where source = ${source}`.execute(tx);
  await sql`delete from thread_node where source = ${source}`.execute(tx);
  return people;
}

async function peopleOf(tx: Handle, source: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select author_id as id from interaction where source = ${source} and author_id is not null
    union select unnest(copied_ids) from interaction where source = ${source}
    union select customer_id from conversation where source = ${source}
    union select unnest(agents || participants) from conversation where source = ${source}
    union select unnest(array[author_id, recipient_id, customer_id]) from thread_node where source = ${source}`.execute(
    tx,
  );
  return rows.flatMap(({ id }) => id ?? []);
}

/** Those of these identities that take part in anything of the log. */
export async function findTakingPart(tx: Handle, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct id from (
      select author_id as id from interaction
      union all select unnest(copied_ids) from interaction where copied_ids <> '{}'
      union all select customer_id from conversation
      union all select author_id from thread_node
      union all select recipient_id from thread_node
    ) named join unnest(${identityIds}::uuid[]) as asked (id) using (id)`.execute(tx);
  return rows.map(({ id }) => id);
}
