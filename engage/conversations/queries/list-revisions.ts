import type { Handle } from "@firsthand/platform/storage";

import type { MessageRevision } from "../contract.ts";
import { findEarlier } from "../store/messages.ts";
import { placeOf } from "./show-message.ts";

/** What a message said before it was edited, the latest first. Throws as `showMessage`. */
export async function listRevisions(tx: Handle, conversationId: string, messageId: string): Promise<MessageRevision[]> {
  await placeOf(tx, conversationId, messageId);
  const rows = await findEarlier(tx, messageId);
  return rows.map(({ version, received_at: receivedAt, subject, body }) => ({
    version,
    receivedAt: receivedAt.toISOString(),
    subject,
    body,
  }));
}
