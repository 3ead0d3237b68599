import { expect, test } from "vitest";

import { aboutSource } from "./quality.ts";

test.each([
  ["private", undefined, "Private messages."],
  ["public", "newest things only", "Public messages; only a selection: newest things only."],
  [
    "public",
    "A feed shows its newest things only.",
    "Public messages; only a selection: A feed shows its newest things only.",
  ],
  ["private", "Why? ", "Private messages; only a selection: Why?"],
] as const)("a source of %s messages, of which %s, ends with one full stop", (visibility, selection, words) => {
  expect(aboutSource(visibility, selection)).toBe(words);
});
