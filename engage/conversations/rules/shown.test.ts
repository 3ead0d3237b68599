import { expect, test } from "vitest";

import { readMark, writeMark } from "./page-mark.ts";
import { snippetOf } from "./shown.ts";

test("a beginning stands on one line and ends at a word", () => {
  expect(snippetOf("  one\n\n two\tthree ")).toBe("one two three");
  const long = snippetOf("word ".repeat(100));
  expect(long).toMatch(/word…$/);
  expect(long.length).toBeLessThan(165);
  expect(snippetOf("x".repeat(500))).toBe(`${"x".repeat(160)}…`);
  expect(snippetOf(`${"x".repeat(159)}😀 and more`).isWellFormed()).toBe(true);
});

test("a mark leads back to where the page ended", () => {
  const mark = {
    at: "2026-01-01T00:00:00.123456Z",
    id: "01998f3e-7c1a-7abc-8def-0123456789ab",
    count: 1001,
    atLeast: true,
  };
  expect(readMark(writeMark(mark))).toEqual(mark);
  expect(writeMark(mark)).toMatch(/^[\w-]+$/);
  expect(() => readMark("nonsense")).toThrow("after");
});
