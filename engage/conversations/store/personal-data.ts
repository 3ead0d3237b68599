import { homeOf, homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { hashOfText } from "../rules/labels.ts";
import { textToRead } from "../rules/text-to-read.ts";
import { noteChanges } from "./changes.ts";
import { findPlaces } from "./nodes.ts";
import type { InteractionRow } from "./tables.ts";

/** Where somebody took part: what is theirs, what of others stands beside it, and in which conversations. */
export interface TakenPart {
  readonly messageIds: readonly string[];
  readonly besideIds: readonly string[];
  readonly conversationIds: readonly string[];
}

/** Messages of and to these identities, and those beside them; also what lies in no conversation. */
export async function findTakenPart(tx: Handle, identityIds: readonly string[]): Promise<TakenPart> {
  const ids = sql`${identityIds}::uuid[]`;
  const { rows: conversations } = await sql<{ id: string }>`
    select conversation_id as id from conversation where customer_id = any(${ids})`.execute(tx);
  const theirs = new Set(conversations.map(({ id }) => id));
  const { rows: told } = await sql<{ id: string; conversation_id: string | null }>`
    select node_id as id, conversation_id from thread_node
    where case direction when 'out' then recipient_id else author_id end = any(${ids})
      and (direction is distinct from 'out' or not broadcast)`.execute(tx);
  const conversationIds = [...new Set([...theirs, ...told.flatMap((row) => row.conversation_id ?? [])])];
  const within = await findWithin(tx, conversationIds);
  const answers = within.filter((row) => row.direction === "out" && !row.broadcast && theirs.has(row.conversation_id));
  const messageIds = new Set([...told, ...answers].map(({ id }) => id));
  const { rows: copied } = await sql<{ id: string }>`
    select interaction_id as id from interaction where copied_ids <> '{}' and copied_ids && ${ids}`.execute(tx);
  const beside = new Set([...within, ...copied].map(({ id }) => id));
  const besideIds = [...beside].filter((id) => !messageIds.has(id));
  return { messageIds: [...messageIds], besideIds, conversationIds };
}

/** All messages of these conversations: they lie in the threads of those that are in the log. */
async function findWithin(
  tx: Handle,
  conversationIds: readonly string[],
): Promise<{ id: string; conversation_id: string; direction: string | null; broadcast: boolean }[]> {
  const { rows: logged } = await sql<{ id: string }>`
    select interaction_id as id from interaction where conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  const ids = logged.map(({ id }) => id);
  const { rows } = await sql<{ id: string; conversation_id: string; direction: string | null; broadcast: boolean }>`
    with root as (
      select distinct n.root_id from unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, node_id)
      join thread_node n using (home, node_id)
    )
    select n.node_id as id, n.conversation_id, n.direction, n.broadcast from root join thread_node n using (root_id)
    where n.conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  return rows;
}

export type ExportedRow = Pick<
  InteractionRow,
  | "interaction_id"
  | "conversation_id"
  | "source"
  | "channel"
  | "kind"
  | "direction"
  | "at"
  | "unit"
  | "subject"
  | "body"
  | "rating_kind"
  | "rating_value"
  | "language"
  | "sentiment"
  | "function"
  | "topic"
  | "intent"
  | "cleared_at"
>;

async function keysOf(tx: Handle, messageIds: readonly string[]) {
  const places = [...(await findPlaces(tx, messageIds))];
  return sql`unnest(${places.map(([, conversation]) => homeOf(conversation))}::smallint[],
    ${places.map(([id]) => id)}::uuid[]) as u(home, interaction_id)`;
}

/** These messages as they stand in the log, oldest first; those in no conversation are passed over. */
export async function findMessagesToExport(tx: Handle, messageIds: readonly string[]): Promise<ExportedRow[]> {
  const { rows } = await sql<ExportedRow>`
    select m.* from ${await keysOf(tx, messageIds)} join interaction m using (home, interaction_id)
    order by m.at, m.interaction_id`.execute(tx);
  return rows;
}

/** Some of these messages, the latest first; those in no conversation are passed over. */
export async function findMessagesPage(
  tx: Handle,
  messageIds: readonly string[],
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<ExportedRow[]> {
  const later =
    after === undefined
      ? sql``
      : sql`where (m.at, m.interaction_id) < (select l.at, l.interaction_id from theirs l where l.interaction_id = ${after})`;
  const { rows } = await sql<ExportedRow>`
    with theirs as (select m.* from ${await keysOf(tx, messageIds)} join interaction m using (home, interaction_id))
    select m.* from theirs m ${later} order by m.at desc, m.interaction_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many of these messages have words still, and how many decisions of people about their labels there are. */
export async function countContent(
  tx: Handle,
  messageIds: readonly string[],
): Promise<{ messages: number; corrections: number }> {
  const { rows } = await sql<{ messages: number; corrections: number }>`
    select (select count(*)::int from ${await keysOf(tx, messageIds)} join interaction m using (home, interaction_id)
        where m.cleared_at is null) as messages,
      (select count(*)::int from label_correction c
        join unnest(${messageIds.map(homeOfStableId)}::smallint[], ${messageIds}::uuid[]) as u(home, interaction_id)
          using (home, interaction_id)) as corrections`.execute(tx);
  return rows[0] ?? { messages: 0, corrections: 0 };
}

/** The hashes of texts beside decisions on labels are made meaningless: a short text could be guessed from its hash. */
export async function blurTextHashes(tx: Handle, messageIds: readonly string[]): Promise<number> {
  const result = await sql`
    with salt as materialized (select gen_random_uuid()::text as salt)
    update label_correction c set text_hash = md5(c.text_hash::text || salt.salt)::uuid
    from salt, unnest(${messageIds.map(homeOfStableId)}::smallint[], ${messageIds}::uuid[]) as u(home, interaction_id)
    where c.home = u.home and c.interaction_id = u.interaction_id`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

type TextRow = Pick<InteractionRow, "home" | "interaction_id" | "conversation_id" | "direction" | "subject" | "body">;

const TEXT = sql`m.home, m.interaction_id, m.conversation_id, m.direction, m.subject, m.body`;

/** Subject and body of these messages. */
export async function findTexts(tx: Handle, messageIds: readonly string[]): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select ${TEXT} from ${await keysOf(tx, messageIds)} join interaction m using (home, interaction_id)
    where m.cleared_at is null`.execute(tx);
  return rows;
}

/** Subject and body of all messages that one of the patterns is met in; `sought`: see `soughtMarks`. */
export async function findTextsNaming(
  tx: Handle,
  { patterns, sought }: { readonly patterns: readonly string[]; readonly sought: readonly number[] | undefined },
): Promise<TextRow[]> {
  if (patterns.length === 0) return [];
  const maybe = sought ? sql`marks_in(coalesce(m.subject, '') || '|' || m.body) && ${sought}::integer[]` : sql`true`;
  const { rows } = await sql<TextRow>`
    select ${TEXT} from interaction m
    where m.cleared_at is null and ${maybe}
      and (m.body ~* any(${patterns}::text[]) or m.subject ~* any(${patterns}::text[]))`.execute(tx);
  return rows;
}

/** Writes texts from which something was taken out; what people said of their labels goes on to hold. */
export async function rewriteTexts(
  tx: Handle,
  changes: readonly { readonly row: TextRow; readonly subject: string | null; readonly body: string }[],
): Promise<void> {
  for (const { row, subject, body } of changes) {
    await sql`
      update interaction set subject = ${subject}, body = ${body}
      where home = ${row.home} and interaction_id = ${row.interaction_id}`.execute(tx);
    await sql`
      update label_correction set text_hash = ${hashOfText(row.direction, textToRead(subject, body))}
      where home = ${homeOfStableId(row.interaction_id)} and interaction_id = ${row.interaction_id}
        and text_hash = ${hashOfText(row.direction, textToRead(row.subject, row.body))}`.execute(tx);
  }
  await noteChanges(
    tx,
    changes.map(({ row }) => row),
    "changed",
  );
}
