import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { conversationFacts, type ConversationFacts } from "../rules/facts.ts";
import { saveConversations } from "../store/conversations.ts";
import { factMessagesOf } from "../store/interactions.ts";
import type { ConversationRow } from "../store/tables.ts";

export interface ConversationToRefresh {
  readonly conversationId: string;
  readonly customerId: string;
  readonly source: SourceDeclaration;
}

/** Computes the facts of these conversations again from all their messages, and writes them. */
export async function refreshFacts(tx: Handle, conversations: readonly ConversationToRefresh[]): Promise<void> {
  if (conversations.length === 0) return;
  const keys = conversations.map(({ conversationId }) => ({ home: homeOf(conversationId), conversationId }));
  const messages = await factMessagesOf(tx, keys);
  const rows = conversations.flatMap((conversation) => {
    const own = messages.get(conversation.conversationId);
    const { customerId, source } = conversation;
    return own ? [rowOf(conversation, conversationFacts(own, { customerId, promiseHours: source.promiseHours }))] : [];
  });
  await saveConversations(tx, rows);
}

function rowOf(conversation: ConversationToRefresh, facts: ConversationFacts): Omit<ConversationRow, "person_id"> {
  return {
    home: homeOf(conversation.conversationId),
    conversation_id: conversation.conversationId,
    source: conversation.source.name,
    channel: facts.channel,
    unit: facts.unit,
    customer_id: conversation.customerId,
    function: facts.function,
    first_in_at: date(facts.firstInAt),
    first_reply_at: date(facts.firstReplyAt),
    first_substantive_at: date(facts.firstSubstantiveAt),
    last_in_at: date(facts.lastInAt),
    last_out_at: date(facts.lastOutAt),
    last_at: new Date(facts.lastAt),
    in_count: facts.inCount,
    out_count: facts.outCount,
    answerable: facts.answerable,
    waiting_since: date(facts.waitingSince),
    promise_due_at: date(facts.promiseDueAt),
    resolved_at: date(facts.resolvedAt),
    first_mood: facts.firstMood,
    last_mood: facts.lastMood,
    agents: [...facts.agents],
    agent_functions: [...facts.agentFunctions],
    participants: [...facts.participants],
  };
}

function date(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
