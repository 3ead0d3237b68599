import type { Handle } from "@firsthand/platform/storage";

import { dataRestricted } from "../errors.ts";
import { findConversationRows } from "../store/conversations.ts";
import { findMessage } from "../store/messages.ts";
import { findRestricted } from "../store/restricted.ts";
import { placeOf } from "./show-message.ts";

/**
 * Refuses what needs the words of a message while its customer or its author is restricted. Throws `data_restricted`, and
 * as `showMessage`.
 */
export async function checkUnrestricted(tx: Handle, conversationId: string, messageId: string): Promise<void> {
  const place = await placeOf(tx, conversationId, messageId);
  const message = await findMessage(tx, place, messageId);
  const customers = (await findConversationRows(tx, [place])).map((row) => row.customer_id);
  const [since] = (await findRestricted(tx, [...customers, message?.author_id ?? null])).values();
  if (since) throw dataRestricted(messageId, since);
}
