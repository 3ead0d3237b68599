import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";

import { DOCUMENT_LENGTH, readDocument } from "./index.ts";

const id = z.string().regex(/^[a-z]+$/, "write an id in small letters");
const amount = z.union([z.number(), z.strictObject({ number: id, times: z.number().positive().optional() })], {
  error: "write a number, or { number: ... }",
});
const schema = z.strictObject({
  title: z.string().min(1).max(20),
  kind: z.enum(["up", "down"]).optional(),
  count: z.int().min(1).max(9).default(1),
  sure: z.boolean().optional(),
  rows: z
    .array(z.strictObject({ name: id, at_least: amount.optional(), at_most: amount.optional() }))
    .max(3)
    .default([]),
  cells: z.record(id, z.strictObject({ says: z.string() })).default({}),
  all: z.union([z.literal("all"), z.array(id)]).optional(),
});

/** What is told of a text, as `line path: message`. */
function told(text: string): string[] {
  const read = readDocument(text, schema);
  return read.ok ? [] : read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

test("a right text is read, with its defaults and the line of every place", () => {
  const read = readDocument(
    "title: T\nrows:\n  - name: a\n  # said\n  - name: b\n    at_least: { number: c }\n",
    schema,
  );
  if (!read.ok) throw new Error("refused");
  expect(read.value).toEqual({
    title: "T",
    count: 1,
    cells: {},
    rows: [{ name: "a" }, { name: "b", at_least: { number: "c" } }],
  });
  const places = [
    [],
    ["title"],
    ["rows"],
    ["rows", 0],
    ["rows", 1],
    ["rows", 1, "at_least", "number"],
    ["rows", 1, "none"],
  ];
  expect(places.map(read.lineOf)).toEqual([1, 1, 2, 3, 5, 6, 5]);
});

test.each([
  ["nothing", "", ["1 : the file is empty"]],
  ["a comment alone", "# later\n", ["1 : the file is empty"]],
  ["a list", "- title: T\n", ["1 : write keys with values, here stands a list"]],
  ["a sentence", "\n\nWe are good.\n", ['3 : write keys with values, here stands the text "We are good."']],
  ["a missing key", "\nkind: up\n", ["2 title: it is missing"]],
  ["a key too many", "title: T\nkinds: up\n", ["2 kinds: there is no such key; did you mean kind?"]],
  [
    "a key like none",
    "title: T\nrows:\n  - name: a\n    xyz: 1\n",
    ["4 rows.0.xyz: there is no such key; the keys here are name, at_least, at_most"],
  ],
  ["a number for a text", "title: 5\n", ["1 title: write a text, here stands 5"]],
  ["nothing for a text", "title:\n", ["1 title: write a text, nothing stands here"]],
  ["a text for a number", "title: T\ncount: many\n", ['2 count: write a number, here stands the text "many"']],
  ["a broken number", "title: T\ncount: 1.5\n", ["2 count: write a whole number, here stands 1.5"]],
  ["no number at all", "title: T\ncount: .nan\n", ["2 count: write a number, here stands NaN"]],
  ["a number too low", "title: T\ncount: 0\n", ["2 count: write at least 1"]],
  ["a number too high", "title: T\ncount: 10\n", ["2 count: write at most 9"]],
  ["a text too short", 'title: ""\n', ["1 title: write at least 1 characters"]],
  ["a text too long", `title: ${"x".repeat(21)}\n`, ["1 title: write at most 20 characters"]],
  ["yes for true", "title: T\nsure: yes\n", ['2 sure: write true or false, here stands the text "yes"']],
  ["another word", "title: T\nkind: better\n", ['2 kind: write up or down, here stands the text "better"']],
  [
    "keys for a list",
    "title: T\nrows:\n  name: a\n",
    ["2 rows: write a list (lines that begin with -), here stand keys with values"],
  ],
  [
    "a list too long",
    "title: T\nrows: [{name: a}, {name: b}, {name: c}, {name: d}]\n",
    ["2 rows: write at most 3 entries"],
  ],
  [
    "a wrong id as a key",
    "title: T\ncells:\n  Two Words: { says: x }\n",
    ["3 cells.Two Words: write an id in small letters"],
  ],
  [
    "a form of two, nearly right",
    "title: T\nrows:\n  - name: a\n    at_least: { number: b, tims: 2 }\n",
    ["4 rows.0.at_least.tims: there is no such key; did you mean times?"],
  ],
  [
    "no form of two",
    "title: T\nrows:\n  - { name: a, at_most: much }\n",
    ["3 rows.0.at_most: write a number, or { number: ... }"],
  ],
  [
    "no form of others",
    "title: T\nall: some\n",
    ['2 all: this has none of the forms that it may have, here stands the text "some"'],
  ],
  ["a wrong entry of a form", "title: T\nall: [a, B]\n", ["2 all.1: write an id in small letters"]],
  [
    "keys that stand twice, beside another mistake",
    "title: T\nkind: up\nkind: down\ncount: x\n",
    ["3 kind: this key stands already in line 2", '4 count: write a number, here stands the text "x"'],
  ],
  ["a tab", "title: T\nrows:\n\t- name: a\n", ["3 : indent with spaces, not with tabs"]],
  [
    "a bracket left open",
    "title: T\nrows: [{ name: a\n",
    ["3 : the indentation does not fit the lines above, or a bracket is not closed"],
  ],
  [
    "two colons",
    "title: a: b\n",
    ["1 : a text with a colon has to stand in quotes; or the indentation does not fit the lines above"],
  ],
  [
    "wrong indentation",
    "title: T\nrows:\n    - name: a\n  - name: b\n",
    ["4 : a text with a colon has to stand in quotes; or the indentation does not fit the lines above"],
  ],
  ["two documents", "title: T\n---\ntitle: U\n", ["2 : this is one document; remove the line with ---"]],
  ["a list as a key", "title: T\n? [a, b]\n: c\n", ["2 : a key has to be a text in one line, with a colon after it"]],
  ["a tag", "title: T\ncount: !ruby/object 1\n", ["2 : tags (!name) have no meaning here; remove it"]],
  ["a zero byte", "title: T\nkind: u\0p\n", ["2 : there is a character that no text can hold (U+0000)"]],
  ["half a character", `title: T\nkind: "\uD83D"\n`, ["2 : there is a character that no text can hold (U+D83D)"]],
  [
    "a name of every object",
    "title: T\n__proto__: { a: 1 }\nconstructor: 1\n",
    [expect.stringMatching(/^2 __proto__: /), expect.stringMatching(/^3 constructor: /)],
  ],
  [
    "such a name where any name may stand",
    "title: T\ncells:\n  __proto__: { says: a }\n",
    ["3 __proto__: nothing can be called so"],
  ],
])("%s is told with its line", (_, text, faults) => {
  expect(told(text)).toEqual(faults);
});

test("names for values that stand in several places are refused, each with its line", () => {
  expect(told("title: T\nrows:\n  - &one { name: a }\n  - *one\n")).toEqual([
    "4 : write out what *one stands for: names have no meaning here",
  ]);
});

test("texts that are made to be slow are refused in seconds, not in hours", { timeout: 60_000 }, () => {
  const marks = ["[", "{a: ", "- ", "? ", "a:\n ", "&a ", "!a ", "- *a\n", "z: 1\n", "{}, "];
  for (const mark of [...marks, "rows: [" + "{}, ".repeat(1000) + "]\n"]) {
    for (const times of [1000, 20_000]) {
      const text = `title: T\nrows: \n${mark.repeat(times)}`.slice(0, DOCUMENT_LENGTH);
      expect(told(text).length).toBeGreaterThan(0);
    }
  }
  expect(told(`title: ${"x".repeat(DOCUMENT_LENGTH)}`)).toEqual(["1 : it is longer than 500000 characters"]);
});

test("of very many mistakes the first fifty are told, in the order of the lines, and how many there are more", () => {
  const text = `title: T\n${Array.from({ length: 80 }, (_, n) => `z${n}: 1`).join("\n")}\n`;
  const faults = told(text);
  expect(faults).toHaveLength(51);
  expect(faults[0]).toMatch(/^2 z0: /);
  expect(faults.at(-1)).toBe("52 : 30 more mistakes from here on");
});

test("what is written as YAML is read as it was, and no text makes it fail", () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const value = fc.record({
    title: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }),
    count: fc.integer({ min: 1, max: 9 }),
    rows: fc.array(fc.record({ name: word, at_least: fc.double({ noNaN: true, noDefaultInfinity: true }) }), {
      maxLength: 3,
    }),
    cells: fc.dictionary(word, fc.record({ says: fc.string({ unit: "grapheme-ascii" }) })),
  });
  fc.assert(
    fc.property(value, (written) => {
      const read = readDocument(stringify(written), schema);
      expect(read.ok && read.value).toEqual(written);
    }),
  );
  const piece = fc.constantFrom(
    "title: T",
    "\n",
    "  ",
    "- ",
    "rows:",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    '"',
    "'",
    "\t",
    ": ",
    "|",
    "\0",
    "!",
    "<<",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join("")),
      ),
      (text) => {
        const read = readDocument(text, schema);
        const lines = text.split("\n").length;
        expect(read.ok || read.faults.every(({ line, message }) => line >= 1 && line <= lines && message !== "")).toBe(
          true,
        );
      },
    ),
    { numRuns: 500 },
  );
});
