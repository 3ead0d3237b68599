import fc from "fast-check";
import { expect, test } from "vitest";

import { type DiffRow, countChanges, diffLines, foldRows } from "./line-diff.ts";

const signs = { same: " ", gone: "-", new: "+" } as const;
const drawn = (rows: readonly DiffRow[]) => rows.map(({ kind, text }) => `${signs[kind]}${text}`);
const few = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

test("a changed bound is one line out and one in, with its numbers in both texts", () => {
  const rows = diffLines("title: A\nat_least: 0.6\nend: 1\n", "title: A\nnew: 1\nat_least: 0.7\nend: 1\n");
  expect(drawn(rows)).toEqual([" title: A", "-at_least: 0.6", "+new: 1", "+at_least: 0.7", " end: 1"]);
  expect(rows.at(-1)).toEqual({ kind: "same", text: "end: 1", before: 3, after: 4 });
  expect(countChanges(rows)).toEqual({ added: 2, removed: 1 });
});

test("a moved line is found again among those that stay", () => {
  expect(drawn(diffLines("a\nb\nc\nd\n", "b\nc\nd\na\n"))).toEqual(["-a", " b", " c", " d", "+a"]);
});

test("how lines end, and whether the last one does, is no difference", () => {
  expect(countChanges(diffLines("a\r\nb", "a\nb\n"))).toEqual({ added: 0, removed: 0 });
  expect(diffLines("", "")).toEqual([]);
  expect(drawn(diffLines("", "a\n"))).toEqual(["+a"]);
});

test("whatever the texts are, the rows hold both of them in order, and number them", () => {
  fc.assert(
    fc.property(few, few, (before, after) => {
      const rows = diffLines(textOf(before), textOf(after));
      const left = rows.flatMap((row) => (row.kind === "new" ? [] : [row]));
      const right = rows.flatMap((row) => (row.kind === "gone" ? [] : [row]));
      expect(left.map(({ text }) => text)).toEqual(before);
      expect(right.map(({ text }) => text)).toEqual(after);
      expect(left.map((row) => row.before)).toEqual(before.map((_line, at) => at + 1));
      expect(right.map((row) => row.after)).toEqual(after.map((_line, at) => at + 1));
    }),
  );
});

test("no more is told as changed than must be, and the way back changes as much", () => {
  fc.assert(
    fc.property(few, few, (before, after) => {
      const there = countChanges(diffLines(textOf(before), textOf(after)));
      const back = countChanges(diffLines(textOf(after), textOf(before)));
      expect(back).toEqual({ added: there.removed, removed: there.added });
      expect(there.removed).toBe(before.length - longestCommon(before, after));
    }),
  );
});

/** Written from the definition, slowly. */
function longestCommon([first, ...rest]: readonly string[], other: readonly string[]): number {
  if (first === undefined || other.length === 0) return 0;
  const at = other.indexOf(first);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}

test("a model of 1,200 lines that is rewritten is compared line by line", () => {
  const before = Array.from({ length: 1200 }, (_unused, at) => `line ${at}`);
  const after = before.map((line, at) => (at % 3 === 0 ? `${line} changed` : line));
  expect(countChanges(diffLines(textOf(before), textOf(after)))).toEqual({ added: 400, removed: 400 });
});

test("texts too long to compare are told as replaced, but for what they begin and end with", () => {
  const middle = (word: string) => Array.from({ length: 3000 }, (_unused, at) => `${word} ${at}`);
  const rows = diffLines(textOf(["head", ...middle("a"), "tail"]), textOf(["head", ...middle("b"), "tail"]));
  expect(countChanges(rows)).toEqual({ added: 3000, removed: 3000 });
  expect(rows.filter(({ kind }) => kind === "same").map(({ text }) => text)).toEqual(["head", "tail"]);
});

test("unchanged lines far from a change are folded, and nothing is lost by it", () => {
  const before = Array.from({ length: 20 }, (_unused, at) => `${at}`);
  const rows = diffLines(textOf(before), textOf(before.with(10, "changed")));
  const parts = foldRows(rows, 3);
  expect(parts.map(({ folded, rows: inside }) => [folded, inside.length])).toEqual([
    [true, 7],
    [false, 8],
    [true, 6],
  ]);
  expect(parts.flatMap((part) => part.rows)).toEqual(rows);
  expect(foldRows(diffLines("a\nb", "a\nb"), 3)).toEqual([{ folded: true, rows: diffLines("a\nb", "a\nb") }]);
});
