import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { clearReasons } from "../store/corrections.ts";
import { clearInteractions } from "../store/interactions.ts";
import { findPlaces, lockThreads } from "../store/nodes.ts";

/**
 * Takes the words out of messages for good: subject, body, the words that told the mood, and what people wrote about
 * their labels. What was read in them stays, so that every figure stays as it was; they are not read again, and the
 * follower of the log takes them out of the search. Returns how many had words still.
 */
export async function clearContent(tx: Handle, messageIds: readonly string[], at: Date): Promise<number> {
  if (messageIds.length === 0) return 0;
  await lockThreads(tx, messageIds);
  await clearReasons(tx, messageIds);
  const places = await findPlaces(tx, messageIds);
  const keys = [...places].map(([id, conversation]) => ({ home: homeOf(conversation), interaction_id: id }));
  return await clearInteractions(tx, keys, at);
}
