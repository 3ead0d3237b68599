import { transact, type Handle } from "@firsthand/platform/storage";

import type { ListedConversation, ShownMessage } from "../contract.ts";
import { maskedMessage } from "../rules/masked.ts";
import { findListed } from "../store/listed.ts";
import { conversationOf, findMessage } from "../store/messages.ts";
import { findRestricted } from "../store/restricted.ts";
import { findMaskers } from "./find-maskers.ts";
import { listRows } from "./list-rows.ts";
import { shownMessages } from "./show-message.ts";

/** A message with its conversation, as other systems are told of it. */
export interface Told {
  readonly conversation: ListedConversation;
  readonly message: ShownMessage;
}

/**
 * A message as it stands now, to be told to another system; `clear` with personal data, else they are masked. `gone`: it
 * was taken out, or its words were. `withheld`: its customer or its author is restricted, so nothing of it is told.
 */
export async function showTold(
  db: Handle,
  messageId: string,
  { clear, now }: { readonly clear: boolean; readonly now: Date },
): Promise<Told | "gone" | "withheld"> {
  const show = async (tx: Handle): Promise<Told | "gone" | "withheld"> => {
    const place = await conversationOf(tx, messageId);
    const row = place === undefined ? undefined : await findMessage(tx, place, messageId);
    const listed = place === undefined ? [] : await findListed(tx, [place]);
    const [conversation] = await listRows(tx, listed, { now, clear: clear ? "all" : [] });
    if (place === undefined || !row || !conversation || row.cleared_at) return "gone";
    if ((await findRestricted(tx, [conversation.customer.identityId, row.author_id])).size > 0) return "withheld";
    const [message] = await shownMessages(tx, [row]);
    if (!message) return "gone";
    return { conversation, message: clear ? message : maskedMessage(message, (await findMaskers(tx, [place]))(place)) };
  };
  return await transact(db, show, { isolation: "repeatable read" });
}
