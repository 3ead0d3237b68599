import { describe, expect, test } from "vitest";

import { isOnlyAnId } from "../names.ts";
import { isOtherDay, ratingShare, ratingText, variantOf } from "./variant.ts";

const message = { kind: "message", channel: "chat", rating: null };
const stars = { kind: "stars", value: 4, lowest: 1, highest: 5 };

describe("how a message looks", () => {
  test.each([
    ["mail", { channel: "email" }],
    ["bubble", { channel: "whatsapp" }],
    ["post", { channel: "twitter" }],
    ["post", { channel: "own board", kind: "post" }],
    ["rating", { channel: "email", kind: "survey_answer" }],
    ["rating", { rating: stars }],
    ["event", { channel: "phone", kind: "call" }],
    ["bubble", { channel: "something new" }],
  ])("%s", (variant, said) => {
    expect(variantOf({ ...message, ...said })).toBe(variant);
  });

  test("a score says its scale", () => {
    expect(ratingText(stars)).toBe("4 of 5 stars");
    expect(ratingText({ kind: "nps", value: 7, lowest: 0, highest: 10 })).toBe("NPS 7 (0 to 10)");
    expect(ratingShare(stars)).toBe(0.75);
    expect(ratingShare({ ...stars, value: 9 })).toBe(1);
    expect(ratingShare({ ...stars, lowest: 5 })).toBe(0);
  });

  test("days are those of the reader", () => {
    expect(isOtherDay("2026-03-03T12:00:00Z", undefined)).toBe(true);
    expect(isOtherDay("2026-03-03T12:00:00Z", "2026-03-03T11:00:00Z")).toBe(false);
    expect(isOtherDay("2026-03-05T12:00:00Z", "2026-03-03T12:00:00Z")).toBe(true);
  });
});

test("beside a name a handle says something, and an id among programs nothing", () => {
  expect(isOnlyAnId("01a203a9-6be9-7400-aca5-63efebd0933f")).toBe(true);
  expect(["@ann", "agent-7", "ann@example.org", "01a203a9"].some(isOnlyAnId)).toBe(false);
});
