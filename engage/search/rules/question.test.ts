import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { expect, test } from "vitest";

import { queryOf, readQuestion, understoodOf } from "./question.ts";

const understood = (text: string): string[] => understoodOf(readQuestion(text));

test.each([
  ["late delivery", ["late", "delivery*"]],
  ["late delivery ", ["late", "delivery*"]],
  ['"late delivery"', ['"late delivery"']],
  ['refund "late delivery', ["refund", '"late delivery"']],
  ["„zu spät“ Lieferung", ['"zu spät"', "lieferung*"]],
  ["order -refund", ["order", "-refund"]],
  ['order -"not yet"', ["order", '-"not yet"']],
  ["48-2291", ['"48 2291*"']],
  ["- order", ["order*"]],
])("%j is understood", (text, expected) => {
  expect(understood(text)).toEqual(expected);
});

test.each(["", "   ", "-", '""', "& | ! ( ) :*", "<->", "\0", "-refund", "'", "\\"])(
  "%j has nothing to look for",
  (text) => {
    expect(() => readQuestion(text)).toThrow(expect.objectContaining({ code: "nothing_to_look_for" }));
  },
);

test("too much is refused, and says so", () => {
  expect(() => readQuestion("a".repeat(1_000_000))).toThrow(expect.objectContaining({ code: "text_too_long" }));
  expect(() => readQuestion("a ".repeat(40))).toThrow(expect.objectContaining({ code: "too_many_words" }));
});

test("stems count only in messages of their language", () => {
  const stemOf = (language: string, said: string): string | null =>
    language === "en" && said === "running" ? "run" : said;
  expect(queryOf(readQuestion('running "running"'), { channel: "it's" }, stemOf).replaceAll("\u0001", "~")).toBe(
    "('~running' | ('~run' & ('~l=en'))) & ('~running') & '~c=it''s'",
  );
});

test("any text is understood or refused as such", () => {
  const hostile = fc.string({ unit: fc.constantFrom(...Array.from("ab-\"'\\&|!()<>:*\0 \u202e😡é\u0001")) });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), hostile), (text) => {
      try {
        queryOf(readQuestion(text), { unit: text, channel: text }, () => null);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
  );
});
