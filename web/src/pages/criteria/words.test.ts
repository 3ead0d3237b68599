import { expect, test } from "vitest";

import { askedText, awayText, distanceText, dueText, monthsText, sureText } from "./words.ts";

const share = { measure: "share", cases: 50 };

test("what is asked is said with its unit of measure", () => {
  expect(askedText({ ...share, least: 0.6, most: null })).toBe("at least 60.0 %");
  expect(askedText({ measure: "minutes", cases: 1, least: null, most: 60 })).toBe("at most 1 h");
  expect(askedText({ ...share, least: 0.65, most: 0.95 })).toBe("65.0 % to 95.0 %");
  expect(askedText({ ...share, least: null, most: null })).toBe("known from at least 50 cases, whatever it says");
});

test("the distance is signed, from the end that matters", () => {
  expect(distanceText(0.7, { ...share, least: 0.6, most: null })).toBe("+10.0 pts");
  expect(distanceText(0.5, { ...share, least: 0.6, most: null })).toBe("−10.0 pts");
  expect(distanceText(45, { measure: "minutes", least: null, most: 60 })).toBe("−15 min");
  expect(distanceText(0.7, { ...share, least: 0.65, most: 0.95 })).toBe("within");
  expect(distanceText(0.97, { ...share, least: 0.65, most: 0.95 })).toBe("+2.0 pts");
  expect(distanceText(0.6, { ...share, least: 0.65, most: 0.95 })).toBe("−5.0 pts");
  expect(distanceText(0.6, { ...share, least: null, most: null })).toBeUndefined();
});

test("how sure it is belongs to what is said, not to being met", () => {
  expect(sureText({ state: "met", chance: 0.99 })).toBe("Almost certain");
  expect(sureText({ state: "unmet", chance: 0.01 })).toBe("Almost certain");
  expect(sureText({ state: "unmet", chance: 0.35 })).toBe("Rather likely");
  expect(sureText({ state: "met", chance: 0.5 })).toBe("As likely as not");
  expect(sureText({ state: "unknown", chance: 0.5 })).toBe("Open");
});

test("days that have begun count", () => {
  const now = Date.parse("2026-03-10T12:00:00Z");
  expect(awayText("2026-03-10T18:00:00Z", now)).toBe("in 1 day");
  expect(awayText("2026-03-22T12:00:00Z", now)).toBe("in 12 days");
  expect(awayText("2026-03-10T06:00:00Z", now)).toBe("today");
  expect(awayText("2026-03-07T12:00:00Z", now)).toBe("3 days ago");
});

test("a duty says when", () => {
  const now = Date.parse("2026-03-10T12:00:00Z");
  expect(dueText({ due: "expired", at: "2026-03-07T12:00:00Z" }, now)).toBe("Expired 3 days ago");
  expect(dueText({ due: "expiring", at: "2026-03-22T12:00:00Z" }, now)).toBe("Expires in 12 days");
  expect(dueText({ due: "sign", at: "2026-09-01T00:00:00Z" }, now)).toBe(
    "Needs a second signature, holds until 1 Sept 2026",
  );
  expect(dueText({ due: "answer", at: null }, now)).toBe("Not answered yet");
  expect([monthsText(1), monthsText(6), monthsText(12)]).toEqual(["a month", "6 months", "a year"]);
});
