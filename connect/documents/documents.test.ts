import { expect, test } from "vitest";
import { z } from "zod";

import { DOCUMENT_LENGTH, readDocument } from "./index.ts";

const schema = z.strictObject({
  title: z.string().min(1).max(20),
  count: z.int().min(1).max(9).default(1),
  rows: z.array(z.strictObject({ name: z.string() })).default([]),
});
const told = (text: string) => {
  const read = readDocument(text, schema);
  return read.ok ? [] : read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`);
};

test("a right text is read, with its defaults and the line of every place", () => {
  const read = readDocument("title: T\nrows:\n  - name: a\n  # said\n  - name: b\n", schema);
  if (!read.ok) throw new Error("refused");
  expect(read.value).toEqual({ title: "T", count: 1, rows: [{ name: "a" }, { name: "b" }] });
  expect([["title"], ["rows", 1], ["rows", 1, "none"]].map(read.lineOf)).toEqual([1, 5, 5]);
});

test.each([
  ["nothing", "", ["1 : the file is empty"]],
  ["a list", "- title: T\n", ["1 : write keys with values, here stands a list"]],
  [
    "several mistakes",
    "titel: T\ncount: 10\n",
    ["1 title: it is missing", "1 titel: there is no such key; did you mean title?", "2 count: write at most 9"],
  ],
  ["a key twice", "title: T\ncount: 2\ncount: 3\n", ["3 count: this key stands already in line 2"]],
  ["a name", "title: &t T\nrows: [{ name: *t }]\n", ["2 : write out what *t stands for: names have no meaning here"]],
  [
    "two colons",
    "title: a: b\n",
    ["1 : a text with a colon has to stand in quotes; or the indentation does not fit the lines above"],
  ],
  ["a name of every object", "title: T\n__proto__: { a: 1 }\n", ["2 __proto__: nothing can be called so"]],
  ["a zero byte", "title: T\nkind: u\0p\n", ["2 : there is a character that no text can hold (U+0000)"]],
  ["too much", `title: ${"x".repeat(DOCUMENT_LENGTH)}`, [`1 : it is longer than ${DOCUMENT_LENGTH} characters`]],
])("%s is told with its line", (_, text, faults) => {
  expect(told(text).toSorted()).toEqual(faults.toSorted());
});
