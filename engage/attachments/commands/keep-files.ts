import { hash } from "node:crypto";

import type { Attachment } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import { cleanName, kindOf } from "@firsthand/platform/files";
import type { Handle } from "@firsthand/platform/storage";

import type { Keeping } from "../ground.ts";
import { deleteAttachments, insertAttachments, type AttachmentRow } from "../store/attachments.ts";
import { keepClearingAway } from "../store/files.ts";

/** A message with the files that came with it. */
export interface WithFiles {
  readonly messageId: string;
  readonly source: string;
  readonly attachments: readonly Attachment[];
}

const AT_ONCE = 8;
const LONGEST_TYPE = 200;

/**
 * Puts the files of messages into the store, and gives the rows that name them; `nameFiles` writes these in the same
 * transaction. To be called before anything is locked: a bucket may be slow. What was put and is never named is cleared
 * away after a day.
 */
export async function keepFiles(
  tx: Handle,
  keeping: Keeping,
  messages: readonly WithFiles[],
): Promise<ReadonlyMap<string, readonly AttachmentRow[]>> {
  const rows = new Map<string, readonly AttachmentRow[]>();
  const toPut = new Map<string, Uint8Array>();
  for (const message of messages) {
    const known = message.attachments.map((one, position) => rowOf(message, one, { position, keeping }));
    rows.set(message.messageId, known);
    for (const [position, row] of known.entries()) {
      const bytes = message.attachments[position]?.bytes;
      if (row.hash !== null && bytes) toPut.set(row.hash, bytes);
    }
  }
  await keepClearingAway(tx, [...toPut.keys()]);
  const waiting = [...toPut.values()];
  for (let at = 0; at < waiting.length; at += AT_ONCE)
    await Promise.all(waiting.slice(at, at + AT_ONCE).map(async (bytes) => await keeping.files.put(bytes)));
  return rows;
}

/** Puts rows in the place of those that these messages had before; messages without any lose theirs. */
export async function nameFiles(
  tx: Handle,
  kept: { readonly rows: ReadonlyMap<string, readonly AttachmentRow[]>; readonly revised: readonly string[] },
  messageIds: readonly string[],
): Promise<void> {
  await deleteAttachments(tx, kept.revised);
  const rows = messageIds.flatMap((id) => kept.rows.get(id) ?? []);
  if (rows.length > 0) await insertAttachments(tx, rows);
}

function rowOf(
  { messageId, source }: WithFiles,
  { name, type, bytes, inline, cut = false }: Attachment,
  { position, keeping }: { readonly position: number; readonly keeping: Keeping },
): AttachmentRow {
  const clean = cleanName(name);
  const state =
    cut || bytes.length > keeping.mostBytes ? "too_large" : position >= keeping.mostPerMessage ? "too_many" : "kept";
  const kind = state === "kept" ? kindOf(bytes, clean) : { type: null, danger: null };
  return {
    home: homeOfStableId(messageId),
    message_id: messageId,
    position,
    source,
    name: clean,
    declared_type: type === undefined ? null : type.replaceAll(/[^\x20-\x7e]/g, "").slice(0, LONGEST_TYPE) || null,
    ...kind,
    size: bytes.length,
    inline,
    state,
    hash: state === "kept" ? hash("sha256", bytes) : null,
  };
}
