import type { Handle } from "@firsthand/platform/storage";

import { findSource } from "../../sources/index.ts";
import { findConversationRows } from "../store/conversations.ts";
import { refreshFacts } from "./refresh-facts.ts";

/** Computes the facts of one conversation again. The caller holds its thread. */
export async function refreshConversation(tx: Handle, conversationId: string): Promise<void> {
  const [row] = await findConversationRows(tx, [conversationId]);
  const source = row && (await findSource(tx, row.source));
  if (!source) throw new Error("a conversation or its source is not there");
  await refreshFacts(tx, [{ conversationId, customerId: row.customer_id, source, messages: null }]);
}
