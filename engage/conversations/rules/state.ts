import type { ConversationState } from "../contract.ts";

/** What of a conversation's facts its state follows from. */
export interface StateFacts {
  readonly waitingSince: Date | null;
  readonly promiseDueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly answerable: boolean;
}

/** How a conversation stands at a moment. The condition of the list (`store/conditions.ts`) says the same in SQL. */
export function conversationState(facts: StateFacts, now: Date): ConversationState {
  if (facts.waitingSince) return facts.promiseDueAt && facts.promiseDueAt < now ? "overdue" : "waiting";
  if (facts.resolvedAt && facts.answerable) return "resolved";
  return facts.firstReplyAt ? "answered" : "nothing_asked";
}
