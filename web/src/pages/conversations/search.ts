import { conversationStates } from "@firsthand/engage/conversations/contract";
import { z } from "zod";

import { scopeSearch } from "../../scope/scope.ts";

/** A word of an address; one that looks like a number arrives as a number. */
const word = z
  .union([z.string().min(1).max(500), z.number().transform(String)])
  .optional()
  .catch(undefined);
const id = z.guid().optional().catch(undefined);

/** What an address says about the list of conversations and the message to show; nonsense counts as not said. */
export const conversationsSearch = scopeSearch.extend({
  state: z.enum(conversationStates).optional().catch(undefined),
  channel: word,
  language: word,
  mood: z.enum(["negative", "neutral", "positive"]).optional().catch(undefined),
  function: word,
  topic: word,
  intent: word,
  answered: z.boolean().optional().catch(undefined),
  source: word,
  text: word,
  /** A person, or an identity of that person. */
  person: id,
  /** The message of the open conversation to go to. */
  message: id,
});
export type ConversationsSearch = z.infer<typeof conversationsSearch>;
