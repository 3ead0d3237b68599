import type { Mood } from "@firsthand/analytics/text";

import { moodOfScore } from "./labels.ts";

/** What the facts of a conversation are computed from: one of its messages. Times are milliseconds since 1970. */
export interface FactMessage {
  readonly id: string;
  readonly channel: string;
  readonly direction: "in" | "out";
  readonly at: number;
  readonly authorId: string | null;
  readonly authorRole: string | null;
  readonly authorFunction: string | null;
  readonly copiedIds: readonly string[];
  readonly unit: string | null;
  readonly language: string | null;
  readonly sentiment: number | null;
  readonly expectsAnswer: number | null;
  readonly function: string | null;
  readonly topic: string | null;
  readonly intent: string | null;
  readonly substantive: number | null;
}

export interface ConversationFacts {
  readonly channel: string;
  readonly unit: string | null;
  readonly function: string | null;
  readonly topic: string | null;
  readonly intent: string | null;
  readonly firstInAt: number | null;
  /** The first answer: the first outbound at or after the first inbound. */
  readonly firstReplyAt: number | null;
  readonly firstSubstantiveAt: number | null;
  readonly lastInAt: number | null;
  readonly lastOutAt: number | null;
  readonly lastAt: number;
  readonly inCount: number;
  readonly outCount: number;
  /** Whether anything the customer said expects an answer. */
  readonly answerable: boolean;
  /** Since when the customer waits: the earliest message that expects an answer and got none after it. */
  readonly waitingSince: number | null;
  readonly promiseDueAt: number | null;
  /** The last answer, where nothing waits. */
  readonly resolvedAt: number | null;
  readonly firstMood: number | null;
  readonly lastMood: number | null;
  /** That of the customer's last message whose language is known. */
  readonly language: string | null;
  /** That of the customer's last message. */
  readonly mood: Mood | null;
  /** People who answered, not brand accounts or machines. */
  readonly agents: readonly string[];
  readonly agentFunctions: readonly string[];
  /** Everybody else in it but the customer. */
  readonly participants: readonly string[];
}

const LIKELY = 0.5;

/** Nothing is promised for later, since no column of the log holds more. */
const LAST_MOMENT = Date.parse("9999-12-31T23:59:59.999Z");

/** The facts of one conversation from all its messages; at least one message. They are computed, never incremented. */
export function conversationFacts(
  messages: readonly FactMessage[],
  given: { readonly customerId: string; readonly promiseHours: number },
): ConversationFacts {
  const sorted = messages.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const inbound = sorted.filter((message) => message.direction === "in");
  const outbound = sorted.filter((message) => message.direction === "out");
  const firstInAt = inbound[0]?.at ?? null;
  const replies = outbound.filter((message) => firstInAt !== null && message.at >= firstInAt);
  const lastOutAt = outbound.at(-1)?.at ?? null;
  const open = inbound.filter(
    (message) => likely(message.expectsAnswer) && (lastOutAt === null || message.at > lastOutAt),
  );
  const waitingSince = open[0]?.at ?? null;
  const moods = inbound.flatMap((message) => message.sentiment ?? []);
  const lastSentiment = inbound.at(-1)?.sentiment ?? null;
  const agents = outbound.filter((message) => message.authorRole === "agent");
  return {
    channel: (inbound[0] ?? sorted[0])?.channel ?? "",
    unit: firstSaid(outbound, "unit") ?? firstSaid(inbound, "unit"),
    function: firstSaid(inbound, "function"),
    topic: firstSaid(inbound, "topic"),
    intent: firstSaid(inbound, "intent"),
    firstInAt,
    firstReplyAt: replies[0]?.at ?? null,
    firstSubstantiveAt: replies.find((message) => likely(message.substantive))?.at ?? null,
    lastInAt: inbound.at(-1)?.at ?? null,
    lastOutAt,
    lastAt: sorted.at(-1)?.at ?? 0,
    inCount: inbound.length,
    outCount: outbound.length,
    answerable: inbound.some((message) => likely(message.expectsAnswer)),
    waitingSince,
    promiseDueAt: firstInAt === null ? null : Math.min(firstInAt + given.promiseHours * 3_600_000, LAST_MOMENT),
    resolvedAt: replies.length > 0 && waitingSince === null ? lastOutAt : null,
    firstMood: moods.length > 1 ? (moods[0] ?? null) : null,
    lastMood: moods.length > 1 ? (moods.at(-1) ?? null) : null,
    language: inbound.findLast((message) => message.language !== null)?.language ?? null,
    mood: lastSentiment === null ? null : moodOfScore(lastSentiment),
    agents: distinct(agents.map((message) => message.authorId)),
    agentFunctions: distinct(agents.map((message) => message.authorFunction)),
    participants: distinct(sorted.flatMap((message) => [message.authorId, ...message.copiedIds])).filter(
      (id) => id !== given.customerId,
    ),
  };
}

function likely(probability: number | null): boolean {
  return probability !== null && probability >= LIKELY;
}

function firstSaid(messages: readonly FactMessage[], field: "unit" | "function" | "topic" | "intent"): string | null {
  return messages.find((message) => message[field] !== null)?.[field] ?? null;
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].toSorted();
}
