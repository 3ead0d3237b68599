import type { Told } from "@firsthand/engage/conversations";

interface Event {
  readonly number: number;
  readonly what: string;
  readonly at: Date;
  readonly interactionId: string;
  readonly conversationId: string | null;
  readonly unit: string | null;
}

/** What is sent of a test: it tells of nobody. */
export function testPayload(at: Date): object {
  return { type: "webhook.test", timestamp: at.toISOString(), data: { words: "This is a test. Nothing happened." } };
}

/** What is sent of something that is gone: its id, so that the other side can take it out too. */
export function deletedPayload({ number, what, at, interactionId, conversationId }: Event): object {
  return { type: what, timestamp: at.toISOString(), data: { number, id: interactionId, conversationId } };
}

/** What is sent of an interaction or its conversation, as they stand now. */
export function toldPayload({ number, what, at, unit }: Event, told: Told): object {
  const data = what.startsWith("conversation.") ? conversationOf(told) : { ...interactionOf(told), unit };
  return { type: what, timestamp: at.toISOString(), data: { number, ...data } };
}

function interactionOf({ conversation, message }: Told): object {
  const { labels } = message;
  return {
    id: message.id,
    conversationId: conversation.id,
    source: conversation.source,
    channel: message.channel,
    kind: message.kind,
    direction: message.direction,
    at: message.at,
    customer: conversation.customer,
    author: message.author,
    subject: message.subject,
    text: message.body,
    rating: message.rating,
    edited: message.edited,
    labels: {
      language: labels.language,
      mood: labels.mood.value,
      expectsAnswer: labels.expectsAnswer?.value ?? null,
      function: labels.function,
    },
  };
}

function conversationOf({ conversation, message }: Told): object {
  const { id, source, channel, unit, customer, waitingSince, promiseDueAt, resolvedAt } = conversation;
  return { id, source, channel, unit, customer, waitingSince, promiseDueAt, resolvedAt, interactionId: message.id };
}
