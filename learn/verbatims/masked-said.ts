import { findMaskers, findRestricted, maskedText } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import type { Said } from "./store/said.ts";

/**
 * The words of messages as they are shown to whoever looks at what many say: personal data and the names of who is in
 * the conversation masked; null where somebody is restricted or the words are gone.
 */
export async function maskedSaid(tx: Handle, said: readonly Said[]): Promise<ReadonlyMap<string, string | null>> {
  const restricted = await findRestricted(
    tx,
    said.flatMap((one) => [one.author_id, one.customer_id]),
  );
  const maskerIn = await findMaskers(tx, [...new Set(said.map((one) => one.conversation_id))]);
  return new Map(
    said.map((one) => {
      const withheld = [one.author_id, one.customer_id].some((id) => id !== null && restricted.has(id));
      const text = one.subject ? `${one.subject}\n${one.body}` : one.body;
      const gone = withheld || one.cleared_at !== null;
      return [one.message_id, gone ? null : maskedText(text, maskerIn(one.conversation_id))];
    }),
  );
}
