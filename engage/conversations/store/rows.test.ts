import { expect, test } from "vitest";

import { readingColumns } from "./rows.ts";

const reading = {
  language: "en",
  sentiment: -0.5,
  sentimentWords: ["failed"],
  expectsAnswer: 0.75,
  function: "technical_support",
  topic: "technical.outage",
  intent: "report_fault",
  urgency: 0.5,
  substantive: 0.25,
  modelVersion: "test",
};

test("what a machine sends in waits for no answer and has no mood; what a person or our own machine writes is as read", () => {
  expect(readingColumns(reading, { kind: "message", direction: "in", author_role: "bot" })).toEqual({
    model_version: "test",
    language: "en",
    sentiment: 0,
    sentiment_words: [],
    expects_answer: 0,
    function: null,
    topic: null,
    intent: null,
    urgency: 0,
    substantive: 0.25,
  });
  const asRead = {
    sentiment: -0.5,
    sentiment_words: ["failed"],
    expects_answer: 0.75,
    function: "technical_support",
    topic: "technical.outage",
    intent: "report_fault",
    urgency: 0.5,
  };
  expect(readingColumns(reading, { kind: "message", direction: "in", author_role: "customer" })).toMatchObject(asRead);
  expect(readingColumns(reading, { kind: "message", direction: "out", author_role: "bot" })).toMatchObject(asRead);
});

test("an event has no words of anybody: no mood, no language, nothing that waits", () => {
  expect(readingColumns(reading, { kind: "event", direction: "in", author_role: "customer" })).toMatchObject({
    language: null,
    sentiment: 0,
    sentiment_words: [],
    expects_answer: 0,
    function: null,
    topic: null,
    intent: null,
    urgency: 0,
  });
});
