import { expect, test } from "vitest";

import { awayText, dueText } from "./duty-words.ts";

const now = Date.parse("2026-03-10T12:00:00Z");

test.each([
  ["2026-03-10T12:00:01Z", "in 1 day"],
  ["2026-03-11T12:00:00Z", "in 1 day"],
  ["2026-03-11T12:00:01Z", "in 2 days"],
  ["2026-03-10T12:00:00Z", "today"],
  ["2026-03-09T12:00:01Z", "today"],
  ["2026-03-09T12:00:00Z", "1 day ago"],
  ["2026-03-03T11:00:00Z", "7 days ago"],
])("%s is %s", (at, words) => {
  expect(awayText(at, now)).toBe(words);
});

test("what is due says when", () => {
  const at = "2026-03-20T12:00:00Z";
  expect(dueText({ due: "expiring", at }, now)).toBe("Expires in 10 days");
  expect(dueText({ due: "expired", at: "2026-03-05T12:00:00Z" }, now)).toBe("Expired 5 days ago");
  expect(dueText({ due: "sign", at }, now)).toBe("Needs a second signature; holds until 20 Mar 2026");
  expect(dueText({ due: "answer", at: null }, now)).toBe("Not answered yet");
});

test("what has expired while the page was open is not said to be still to come", () => {
  expect(dueText({ due: "expiring", at: "2026-03-10T11:00:00Z" }, now)).toBe("Expired today");
});
