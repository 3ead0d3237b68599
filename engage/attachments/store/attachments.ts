import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { AttachmentPlace } from "../rules/attachment-id.ts";

export interface AttachmentRow {
  readonly home: number;
  readonly message_id: string;
  readonly position: number;
  readonly source: string;
  readonly name: string;
  readonly declared_type: string | null;
  readonly type: string | null;
  readonly danger: string | null;
  /** Bytes. */
  readonly size: number;
  readonly inline: boolean;
  readonly state: "kept" | "too_large" | "too_many";
  readonly hash: string | null;
}

const messages = (ids: readonly string[]) =>
  sql`unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, message_id)`;

/** `bigint` comes as text. */
const columns = sql`a.home, a.message_id, a.position, a.source, a.name, a.declared_type, a.type, a.danger,
  a.size::float8 as size, a.inline, a.state, a.hash`;

export async function insertAttachments(tx: Handle, rows: readonly AttachmentRow[]): Promise<void> {
  await bulkInsert(tx, {
    table: "attachment",
    columns: {
      home: "smallint",
      message_id: "uuid",
      position: "smallint",
      source: "text",
      name: "text",
      declared_type: "text",
      type: "text",
      danger: "text",
      size: "bigint",
      inline: "boolean",
      state: "text",
      hash: "text",
    },
    rows,
    conflict: "nothing",
  });
}

/** The attachments of these messages, in their order. */
export async function findAttachments(
  tx: Handle,
  messageIds: readonly string[],
  limit?: number,
): Promise<AttachmentRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<AttachmentRow>`
    select ${columns} from ${messages(messageIds)} join attachment a using (home, message_id)
    order by a.message_id, a.position limit ${limit ?? null}`.execute(tx);
  return rows;
}

/** Those of these messages that have attachments. */
export async function findWithFiles(tx: Handle, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ message_id: string }>`
    select distinct message_id from ${messages(messageIds)} join attachment a using (home, message_id)`.execute(tx);
  return new Set(rows.map(({ message_id }) => message_id));
}

export interface PlacedAttachment extends AttachmentRow {
  /** Null while its message waits for its customer. */
  readonly conversation_id: string | null;
}

export async function findAttachment(tx: Handle, place: AttachmentPlace): Promise<PlacedAttachment | undefined> {
  const { rows } = await sql<PlacedAttachment>`
    select ${columns}, p.conversation_id from attachment a
    left join message_place p on p.home = a.home and p.message_id = a.message_id
    where a.home = ${place.home} and a.message_id = ${place.messageId} and a.position = ${place.position}`.execute(tx);
  return rows[0];
}

export interface MessageRow {
  readonly message_id: string;
  readonly customer_id: string | null;
  readonly author_id: string | null;
}

/** The messages of a conversation that have words still, the oldest first. */
export async function findMessagesOf(tx: Handle, conversationId: string, limit: number): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select message_id, customer_id, author_id from message_kept where conversation_id = ${conversationId}
    order by at, message_id limit ${limit}`.execute(tx);
  return rows;
}

/** Takes out the attachments of these messages; their files go where no other message names them. Returns how many. */
export async function deleteAttachments(tx: Handle, messageIds: readonly string[]): Promise<number> {
  if (messageIds.length === 0) return 0;
  return await leave(
    tx,
    sql<{ hash: string | null }>`
      delete from attachment a using ${messages(messageIds)}
      where a.home = u.home and a.message_id = u.message_id returning a.hash`,
  );
}

/** The same of everything that a source brought. */
export async function deleteAttachmentsOf(tx: Handle, source: string): Promise<number> {
  return await leave(tx, sql<{ hash: string | null }>`delete from attachment where source = ${source} returning hash`);
}

type Deletion = ReturnType<typeof sql<{ hash: string | null }>>;

async function leave(tx: Handle, deletion: Deletion): Promise<number> {
  const { rows } = await deletion.execute(tx);
  const hashes = [...new Set(rows.flatMap(({ hash }) => hash ?? []))].toSorted();
  if (hashes.length > 0)
    await sql`
      insert into attachment_leaving (hash) select unnest(${hashes}::text[]) on conflict do nothing`.execute(tx);
  return rows.length;
}

/** Those of these messages whose attachments bear other names, with these. */
export async function renameAttachments(
  tx: Handle,
  renamed: readonly (Pick<AttachmentRow, "home" | "message_id" | "position"> & { readonly name: string })[],
): Promise<void> {
  for (const { home, message_id, position, name } of renamed)
    await sql`
      update attachment set name = ${name}
      where home = ${home} and message_id = ${message_id} and position = ${position}`.execute(tx);
}
