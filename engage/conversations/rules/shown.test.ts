import { expect, test } from "vitest";

import { readMark } from "./page-mark.ts";
import { snippetOf } from "./shown.ts";

test("a beginning stands on one line and ends at a word", () => {
  expect(snippetOf("  one\n\n two\tthree ")).toBe("one two three");
  const long = snippetOf("word ".repeat(100));
  expect(long).toMatch(/word…$/);
  expect(long.length).toBeLessThan(165);
  expect(snippetOf("x".repeat(500))).toBe(`${"x".repeat(160)}…`);
  expect(snippetOf(`${"x".repeat(159)}😀 and more`).isWellFormed()).toBe(true);
});

test("a mark that no page gave is refused by its name", () => {
  expect(() => readMark("nonsense")).toThrow("after");
});
