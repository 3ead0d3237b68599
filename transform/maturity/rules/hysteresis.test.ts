import { expect, test } from "vitest";

import { standingAfter, verdictOf, type Verdict } from "./hysteresis.ts";

const words: Readonly<Record<string, Verdict>> = { "+": "clears", "-": "fails", "~": "between", "?": "unknown" };

function after(signs: string, windows: number): string {
  const held = standingAfter(
    Array.from(signs, (sign) => words[sign] ?? "unknown"),
    windows,
  );
  if (held === null) return "unknown";
  return held.met ? (held.provisional ? "provisional" : "met") : "unmet";
}

// Windows from the oldest to the newest: + clears, - fails, ~ is between, ? is unknown.
test.each([
  ["", "unknown"],
  ["??", "unknown"],
  // The first that is known counts alone.
  ["+", "provisional"],
  ["-", "unmet"],
  ["~", "unmet"],
  ["?+", "provisional"],
  // Confirmed by the next.
  ["++", "met"],
  ["+~", "provisional"],
  ["+~+", "provisional"],
  ["+~++", "met"],
  // Lost in two only.
  ["++-", "met"],
  ["+-", "provisional"],
  ["+--", "unmet"],
  ["++--", "unmet"],
  ["++-~-", "met"],
  ["++-+-", "met"],
  // Reached in two only.
  ["-+", "unmet"],
  ["~+", "unmet"],
  ["-++", "met"],
  ["-+~+", "unmet"],
  ["-+-++", "met"],
  // What is unknown breaks a row, and what stood still stands.
  ["-+?+", "unmet"],
  ["++-?-", "met"],
  ["++?", "met"],
  ["+?+", "provisional"],
])("two windows in a row: %s is %s", (signs, standing) => {
  expect(after(signs, 2)).toBe(standing);
});

test.each([
  [1, "-+", "met"],
  [1, "+-", "unmet"],
  [1, "+~", "unmet"],
  [1, "+", "met"],
  [3, "-++", "unmet"],
  [3, "-+++", "met"],
  [3, "+--", "provisional"],
  [3, "+---", "unmet"],
  [3, "+++--", "met"],
])("%i windows in a row: %s is %s", (windows, signs, standing) => {
  expect(after(signs, windows)).toBe(standing);
});

test("a bound is cleared and failed at nine in ten", () => {
  expect([0.9, 0.8999, 0.5, 0.1001, 0.1, null].map(verdictOf)).toEqual([
    "clears",
    "between",
    "between",
    "between",
    "fails",
    "unknown",
  ]);
});
