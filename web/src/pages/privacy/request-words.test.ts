import { expect, test } from "vitest";

import { leftText, stateOf, subjectName } from "./request-words.ts";

const now = Date.parse("2026-06-17T10:00:00Z");

test.each([
  ["2026-06-29T10:00:00Z", "in 12 days"],
  ["2026-06-18T09:00:00Z", "in 1 day"],
  ["2026-06-17T09:59:00Z", "today"],
  ["2026-06-16T09:00:00Z", "1 day late"],
  ["2026-06-13T09:00:00Z", "4 days late"],
])("what is due at %s is due %s", (dueAt, words) => expect(leftText(dueAt, now)).toBe(words));

test("what is late says so, unless it has ended", () => {
  expect(stateOf({ state: "open", overdue: true }).words).toBe("Overdue");
  expect(stateOf({ state: "done", overdue: false }).words).toBe("Answered");
});

test("who has no name is called by an address, and who was erased by nothing", () => {
  const identity = { identityId: "1", kind: "email", value: "a@x.org", sharing: "personal" as const };
  expect(subjectName({ personId: "1", name: null, identities: [identity] })).toBe("a@x.org");
  expect(subjectName({ personId: "1", name: null, identities: [{ ...identity, value: null }] })).toBe("Without name");
  expect(subjectName(null)).toBe("Not known any more");
});
