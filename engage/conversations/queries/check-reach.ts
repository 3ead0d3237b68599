import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { unknownConversation } from "../errors.ts";
import { isReached } from "../store/listed.ts";

/** Whether personal data in a conversation are shown to who has this reach. */
export async function isClear(tx: Handle, clear: Reach, conversationId: string): Promise<boolean> {
  return clear === "all" || (await isReached(tx, conversationId, clear));
}

/** A conversation out of reach is answered as one that is not there. Throws `unknown_conversation`. */
export async function checkReach(tx: Handle, reach: Reach, conversationId: string): Promise<void> {
  if (reach !== "all" && !(await isReached(tx, conversationId, reach))) throw unknownConversation(conversationId);
}
