import type { SourceDeclaration } from "@firsthand/connect/records";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { conversationFacts, type ConversationFacts, type FactMessage } from "../rules/facts.ts";
import { saveConversations } from "../store/conversations.ts";
import { findFactMessages } from "../store/interactions.ts";
import type { ConversationRow } from "../store/tables.ts";

export interface ConversationToRefresh {
  readonly conversationId: string;
  readonly customerId: string;
  readonly source: SourceDeclaration;
  /** All its messages, where they are at hand; else they are read. */
  readonly messages: readonly FactMessage[] | null;
}

/** Computes the facts of these conversations again from all their messages, and writes them. */
export async function refreshFacts(tx: Handle, conversations: readonly ConversationToRefresh[]): Promise<void> {
  if (conversations.length === 0) return;
  const unread = conversations.filter((one) => one.messages === null).map((one) => one.conversationId);
  const read = unread.length > 0 ? await findFactMessages(tx, unread) : new Map<string, FactMessage[]>();
  const rows = conversations.flatMap((conversation) => {
    const messages = conversation.messages ?? read.get(conversation.conversationId);
    const { customerId, source } = conversation;
    return messages
      ? [rowOf(conversation, conversationFacts(messages, { customerId, promiseHours: source.promiseHours }))]
      : [];
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
    topic: facts.topic,
    intent: facts.intent,
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
    language: facts.language,
    mood: facts.mood,
    agents: [...facts.agents],
    agent_functions: [...facts.agentFunctions],
    participants: [...facts.participants],
  };
}

function date(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
