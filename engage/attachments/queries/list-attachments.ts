import type { Handle } from "@firsthand/platform/storage";
import type { Reach } from "@firsthand/kernel/permissions";

import { checkReach, findMaskers, findRestricted, isClear } from "../../conversations/index.ts";
import type { AttachmentsOf, ShownAttachment } from "../contract.ts";
import { attachmentId } from "../rules/attachment-id.ts";
import { isPicture } from "../rules/served.ts";
import { findAttachments, findMessagesOf, type AttachmentRow } from "../store/attachments.ts";

const MOST_MESSAGES = 10_000;
const MOST_LISTED = 2000;

/**
 * The files that came with the messages of a conversation; none of whoever is restricted. Where personal data are
 * masked, so are names. Throws `unknown_conversation`.
 */
export async function listAttachments(
  db: Handle,
  { id, reach, clear }: { readonly id: string; readonly reach: Reach; readonly clear: Reach },
): Promise<AttachmentsOf> {
  await checkReach(db, reach, id);
  const open = await isClear(db, clear, id);
  const messages = await findMessagesOf(db, id, MOST_MESSAGES);
  const restricted = await findRestricted(
    db,
    messages.flatMap((one) => [one.customer_id, one.author_id]),
  );
  const visible = messages.filter(
    (one) => ![one.customer_id, one.author_id].some((identity) => identity !== null && restricted.has(identity)),
  );
  const rows = await findAttachments(
    db,
    visible.map((one) => one.message_id),
    MOST_LISTED + 1,
  );
  const mask = open || rows.length === 0 ? undefined : (await findMaskers(db, [id]))(id);
  return {
    rows: rows.slice(0, MOST_LISTED).map((row) => ({ ...shownOf(row), ...(mask ? { name: mask(row.name) } : {}) })),
    more: rows.length > MOST_LISTED,
    open,
  };
}

function shownOf(row: AttachmentRow): ShownAttachment {
  const { message_id: messageId, name, type, size, inline, state } = row;
  const danger = row.danger as ShownAttachment["danger"];
  const id = attachmentId(messageId, row.position);
  return { id, messageId, name, type, size, inline, state, danger, picture: state === "kept" && isPicture(row) };
}
