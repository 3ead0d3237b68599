import { describe, expect, test } from "vitest";

import { driftTitle, intervalText, missingText, valueText, versionText } from "./words.ts";

const names = { topic: (id: string) => `topic ${id}`, intent: (id: string) => `intent ${id}` };

test("versions are told in words, unknown ones as they are", () => {
  expect(versionText("lexicon-4 classifier-3")).toBe("Version 3, lists 4");
  expect(versionText("lexicon-4")).toBe("Lists 4 alone");
  expect(versionText("another")).toBe("another");
});

test("values of every label", () => {
  expect(valueText("topic", "delivery.late", names)).toBe("topic delivery.late");
  expect(valueText("intent", null, names)).toBe("None of them");
  expect(valueText("urgency", "false", names)).toBe("Not urgent");
  expect(valueText("expects_answer", "true", names)).toBe("Yes");
  expect(valueText("mood", "negative", names)).toBe("Negative");
  expect(valueText("language", "fr", names)).toBe("French");
});

describe("figures", () => {
  test("intervals and what is missing", () => {
    expect(intervalText({ interval: { low: 0.618, high: 0.877 } })).toBe("62 to 88 %");
    expect(missingText(1)).toBe("one more label");
    expect(missingText(1200)).toBe("1,200 more labels");
  });

  test("what is watched", () => {
    expect(driftTitle({ about: "words", kind: "abstained" })).toBe("Words that nobody wrote before");
    expect(driftTitle({ about: "topic", kind: "quality" })).toBe("Topic: how many held-back texts are right");
    expect(driftTitle({ about: "language", kind: "mix" })).toBe("Languages: which come up");
  });
});
