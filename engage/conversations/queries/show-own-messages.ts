import type { Handle } from "@firsthand/platform/storage";

import { findMessagesPage, findTakenPart } from "../store/personal-data.ts";

/** A message of a customer, or to them, as it stands in the log. */
interface OwnMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly at: Date;
  readonly direction: "in" | "out";
  readonly channel: string;
  readonly subject: string | null;
  readonly body: string;
}

/**
 * What these identities wrote and what was written to them, the latest first, also while they are restricted: for who
 * answers their requests. `after` is the id of the last of the page before.
 */
export async function showOwnMessages(
  tx: Handle,
  identityIds: readonly string[],
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<OwnMessage[]> {
  const { messageIds } = await findTakenPart(tx, identityIds);
  const rows = await findMessagesPage(tx, messageIds, page);
  return rows.map((row) => ({
    id: row.interaction_id,
    conversationId: row.conversation_id,
    at: row.at,
    direction: row.direction,
    channel: row.channel,
    subject: row.subject,
    body: row.body,
  }));
}
