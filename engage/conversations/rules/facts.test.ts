import fc from "fast-check";
import { expect, test } from "vitest";

import { conversationFacts, type FactMessage } from "./facts.ts";

const HOUR = 3_600_000;

function message(id: string, direction: "in" | "out", at: number, more: Partial<FactMessage> = {}): FactMessage {
  return {
    id,
    channel: "email",
    direction,
    at,
    authorId: direction === "in" ? "ann" : "otto",
    authorRole: direction === "in" ? "customer" : "agent",
    authorFunction: null,
    copiedIds: [],
    unit: null,
    language: null,
    sentiment: 0,
    expectsAnswer: direction === "in" ? 1 : 0,
    function: null,
    topic: null,
    intent: null,
    substantive: direction === "out" ? 1 : 0,
    ...more,
  };
}

const given = { customerId: "ann", promiseHours: 24 };

test("the first answer is the first outbound after the first inbound, not what was sent before", () => {
  const facts = conversationFacts(
    [message("a", "out", 1), message("b", "in", 2), message("c", "out", 5), message("d", "out", 9)],
    given,
  );
  expect(facts).toMatchObject({
    firstInAt: 2,
    firstReplyAt: 5,
    lastOutAt: 9,
    inCount: 1,
    outCount: 3,
    waitingSince: null,
    resolvedAt: 9,
  });
  expect(facts.promiseDueAt).toBe(2 + 24 * HOUR);
});

test("a customer waits from the earliest message after the last answer that expects one", () => {
  const thanks = { expectsAnswer: 0.1 };
  const messages = [
    message("a", "in", 1),
    message("b", "out", 2),
    message("c", "in", 3, thanks),
    message("d", "in", 4),
    message("e", "in", 5),
  ];
  expect(conversationFacts(messages, given)).toMatchObject({ waitingSince: 4, resolvedAt: null, answerable: true });
  expect(conversationFacts(messages.slice(0, 3), given)).toMatchObject({ waitingSince: null, resolvedAt: 2 });
});

test("an acknowledgement answers, but not substantively", () => {
  const messages = [message("a", "in", 1), message("b", "out", 2, { substantive: 0.2 }), message("c", "out", 3)];
  expect(conversationFacts(messages, given)).toMatchObject({ firstReplyAt: 2, firstSubstantiveAt: 3 });
});

test("never answered and nothing inbound are not the same", () => {
  expect(conversationFacts([message("a", "in", 1)], given)).toMatchObject({
    firstReplyAt: null,
    resolvedAt: null,
    waitingSince: 1,
  });
  expect(conversationFacts([message("a", "out", 1)], given)).toMatchObject({
    firstInAt: null,
    firstReplyAt: null,
    promiseDueAt: null,
  });
});

test("the unit is that of the first answer that names one, else of the first question", () => {
  const asked = message("a", "in", 1, { unit: "north" });
  expect(conversationFacts([asked], given).unit).toBe("north");
  expect(conversationFacts([asked, message("b", "out", 2, { unit: "south" })], given).unit).toBe("south");
});

test("mood has a first and a last only where the customer spoke twice", () => {
  expect(conversationFacts([message("a", "in", 1, { sentiment: -1 })], given)).toMatchObject({
    firstMood: null,
    lastMood: null,
  });
  const twice = [message("a", "in", 1, { sentiment: -1 }), message("b", "in", 2, { sentiment: 0.5 })];
  expect(conversationFacts(twice, given)).toMatchObject({ firstMood: -1, lastMood: 0.5 });
});

test("agents are people; brand accounts and machines take part but are none", () => {
  const messages = [
    message("a", "in", 1, { copiedIds: ["cora"] }),
    message("b", "out", 2, { authorFunction: "care" }),
    message("c", "out", 3, { authorId: "brand", authorRole: "brand" }),
  ];
  const facts = conversationFacts(messages, given);
  expect(facts).toMatchObject({ agents: ["otto"], agentFunctions: ["care"], participants: ["brand", "cora", "otto"] });
});

test("facts do not depend on the order of messages", () => {
  const one = fc.record({
    at: fc.integer({ min: 0, max: 9 }),
    direction: fc.constantFrom("in" as const, "out" as const),
    expectsAnswer: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (parts) => {
      const messages = parts.map((part, index) =>
        message(`m${index}`, part.direction, part.at, { expectsAnswer: part.expectsAnswer }),
      );
      expect(conversationFacts(messages.toReversed(), given)).toEqual(conversationFacts(messages, given));
    }),
  );
});

test("language and mood are those of the customer's last words, the language where it is known", () => {
  const messages = [
    message("a", "in", 1, { language: "de", sentiment: -0.5 }),
    message("b", "in", 2, { language: null, sentiment: 0.5 }),
    message("c", "out", 3, { language: "en", sentiment: -0.5 }),
  ];
  expect(conversationFacts(messages, given)).toMatchObject({ language: "de", mood: "positive" });
  expect(conversationFacts(messages.slice(2), given)).toMatchObject({ language: null, mood: null });
});

test("a mood at the limit is the same whether its number comes from a text or from the log", () => {
  const moodAt = (sentiment: number) => conversationFacts([message("a", "in", 1, { sentiment })], given).mood;
  for (const limit of [0.2, -0.2, 0.21]) expect(moodAt(limit)).toBe(moodAt(Math.fround(limit)));
});
