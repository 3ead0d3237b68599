import type { Judgement } from "../../labelling/index.ts";

/** A judgement of a held-back text, as a test wants it. */
export function judged(more: Partial<Judgement> = {}): Judgement {
  return {
    messageId: "0190b3c1-0000-8000-8000-000000000001",
    conversationId: "0190b3c1-0000-7000-8000-000000000001",
    label: "topic",
    purpose: "audit",
    asked: true,
    language: "en",
    machine: { value: "delivery.late", probability: 0.9, version: "rules-1 classifier-1" },
    value: "delivery.late",
    by: "Eva",
    at: new Date("2026-03-04T10:00:00Z"),
    second: null,
    settled: null,
    ...more,
  };
}

/** The same so many times. */
export const times = (count: number, more: Partial<Judgement> = {}): Judgement[] =>
  Array.from({ length: count }, () => judged(more));
