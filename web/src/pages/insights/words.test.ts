import { insightStates } from "@firsthand/learn/insight/contract";
import { expect, test } from "vitest";

import { changeText, clockText, nextSteps, stepVerb, volumeText } from "./words.ts";

const row = {
  id: "",
  title: "",
  function: "care",
  unit: null,
  state: "found",
  owner: null,
  foundAt: "2026-01-01T00:00:00Z",
  dueAt: "2026-01-31T00:00:00Z",
  actedAt: null,
  days: 34,
  overdue: true,
  messages: 1,
  customers: 1,
  version: 1,
} as const;

test("a clock says how long, and how much too long", () => {
  expect(clockText(row, Date.parse("2026-02-04T00:00:00Z"))).toBe("34 days, 4 days late");
  expect(clockText({ ...row, overdue: false, days: 1 })).toBe("for 1 day");
  expect(clockText({ ...row, actedAt: "2026-02-01T00:00:00Z", days: 31 })).toBe("acted on after 31 days");
  expect(clockText({ ...row, state: "declined", overdue: false })).toBe("declined");
});

test("one is one, and many are many", () => {
  expect(volumeText({ messages: 1, customers: 1 })).toBe("1 message of 1 customer");
  expect(volumeText({ messages: 1204, customers: 310 })).toBe("1,204 messages of 310 customers");
  expect([changeText(3, 1), changeText(1, 3), changeText(2, 2)]).toEqual(["+2", "−2", "as before"]);
});

test("from every state leads a way, with words of its own", () => {
  for (const state of insightStates) {
    const verbs = nextSteps(state).map((to) => stepVerb(state, to));
    expect(verbs.length).toBeGreaterThan(0);
    expect(new Set(verbs).size).toBe(verbs.length);
    expect(nextSteps(state)).not.toContain(state);
  }
});
