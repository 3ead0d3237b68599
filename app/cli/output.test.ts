import { expect, test } from "vitest";

import { bytes, csv, printable, table, wrapped } from "./output.ts";

test("a table has columns as wide as needed, numbers to the right, nothing for the unknown", () => {
  expect(
    table(
      ["id", "n"],
      [
        ["nps", 5],
        ["reply_coverage", null],
      ],
    ),
  ).toBe(["id              n", "──────────────  ─", "nps             5", "reply_coverage  –"].join("\n"));
});

test("a long text is broken between words, and a word that is too long stays whole", () => {
  expect(wrapped("  a note: one two three", { indent: "    ", columns: 14 })).toBe("  a note: one\n    two three");
  expect(wrapped("see https://example.com/long now", { columns: 10 })).toBe("see\nhttps://example.com/long\nnow");
});

test("texts from outside cannot steer the terminal", () => {
  expect(printable("a\u001b[31mb\u202ec")).toBe("a [31mb c");
});

test("CSV quotes what needs it and makes formulas harmless", () => {
  expect(
    csv(
      ["a", "b"],
      [
        ['say "x", y', "=1+1"],
        [-2, null],
      ],
    ),
  ).toBe('a,b\r\n"say ""x"", y",\'=1+1\r\n-2,');
});

test("bytes for people", () => {
  expect([0, 999, 1500, 5e9].map(bytes)).toEqual(["0 B", "999 B", "1.5 kB", "5 GB"]);
});
