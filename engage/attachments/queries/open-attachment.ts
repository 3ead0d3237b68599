import type { Readable } from "node:stream";

import type { Reach } from "@firsthand/kernel/permissions";
import type { FileStore } from "@firsthand/platform/files";
import type { Handle } from "@firsthand/platform/storage";

import { checkUnrestricted, isClear } from "../../conversations/index.ts";
import { attachmentMasked, attachmentNotKept, unknownAttachment } from "../errors.ts";
import { placeOfAttachment } from "../rules/attachment-id.ts";
import { findAttachment } from "../store/attachments.ts";

export interface OpenAttachment {
  readonly name: string;
  readonly type: string | null;
  readonly danger: string | null;
  /** Bytes. */
  readonly size: number;
  readonly bytes: Readable;
}

/**
 * The bytes of an attachment, for who may read its conversation and see personal data in it. Throws `unknown_attachment`
 * (also out of reach), `attachment_masked`, `attachment_not_kept`, `data_restricted`, `file_missing`.
 */
export async function openAttachment(
  { db, files }: { readonly db: Handle; readonly files: FileStore },
  { id, reach, clear }: { readonly id: string; readonly reach: Reach; readonly clear: Reach },
): Promise<OpenAttachment> {
  const place = placeOfAttachment(id);
  const found = place && (await findAttachment(db, place));
  const conversationId = found?.conversation_id ?? undefined;
  if (!found || conversationId === undefined || !(await isClear(db, reach, conversationId)))
    throw unknownAttachment(id);
  if (!(await isClear(db, clear, conversationId))) throw attachmentMasked(id);
  await checkUnrestricted(db, conversationId, found.message_id);
  if (found.hash === null) throw attachmentNotKept(id);
  const { name, type, danger, size } = found;
  return { name, type, danger, size, bytes: await files.open(found.hash) };
}
