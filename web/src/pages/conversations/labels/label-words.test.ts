import { describe, expect, test } from "vitest";

import { choicesFor, formValue, labelValueOf, labelsOf } from "./label-words.ts";

const labels = {
  language: "fr",
  mood: { value: "negative" as const, score: -0.416 },
  expectsAnswer: { value: true, score: 0.934 },
  function: null,
  topic: "delivery.late",
  intent: null,
  urgency: { value: false, score: 0.07 },
  substantive: null,
  sentimentWords: [],
  modelVersion: "1",
};

const functions = [
  "advertising",
  "care",
  "commerce",
  "finance",
  "legal",
  "marketing",
  "people",
  "product",
  "public_relations",
  "research",
  "sales",
];

describe("labels in words", () => {
  test("what does not apply to a message is left out", () => {
    expect(labelsOf({ labels, corrections: [] }).map(({ text, score }) => [text, score])).toEqual([
      ["French", undefined],
      ["Negative", "−0.42"],
      ["No function", undefined],
      ["Late", undefined],
      ["No intent", undefined],
      ["Not urgent", "93 %"],
      ["Expects an answer", "93 %"],
    ]);
  });

  test("what a person said has no score of the machine", () => {
    const correction = {
      label: "mood" as const,
      value: "neutral",
      machineValue: "negative",
      by: "Anna",
      at: "2026-03-03T12:00:00Z",
      reason: null,
      version: 1,
    };
    const mood = labelsOf({
      labels: { ...labels, mood: { value: "neutral", score: -0.4 } },
      corrections: [correction],
    })[1];
    expect(mood).toMatchObject({ text: "Neutral", score: undefined, correction });
  });

  test("every function can be chosen, and a language that is not among the usual ones stays choosable", () => {
    const offered = choicesFor("function", null).map(({ value }) => value);
    expect(offered.toSorted()).toEqual(["", ...functions].toSorted());
    expect(choicesFor("language", "eo").map(({ label }) => label)).toContain("Esperanto");
  });

  test.each([
    ["language", "de"],
    ["language", null],
    ["function", null],
    ["topic", "delivery.late"],
    ["topic", null],
    ["intent", "order"],
    ["urgency", true],
    ["mood", "positive"],
    ["expects_answer", false],
    ["substantive", true],
  ] as const)("%s %s survives the form", (label, value) => {
    expect(labelValueOf(label, formValue(value))).toBe(value);
    expect(choicesFor(label, value).map((one) => one.value)).toContain(formValue(value));
  });
});
