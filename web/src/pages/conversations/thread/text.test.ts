import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { beginningOf, foldedFrom, piecesOf, stretchesOf } from "./text.ts";

describe("what was said, and what was only carried along", () => {
  test("lines of a quote and the line that announces them are folded", () => {
    expect(stretchesOf("Thanks.\n\nOn 3 March Anna wrote:\n> My bag\n>\n> is lost\n\nIt is found.")).toEqual([
      { kind: "said", text: "Thanks." },
      { kind: "quoted", text: "On 3 March Anna wrote:\n> My bag\n>\n> is lost" },
      { kind: "said", text: "It is found." },
    ]);
  });

  test("an announcement over two lines belongs to the quote", () => {
    expect(
      stretchesOf("Yes\nOn 3 March at noon, Anna Kowalska\n<anna@example.org> wrote:\n> No").map(({ kind }) => kind),
    ).toEqual(["said", "quoted"]);
  });

  test("everything after an original message is quoted, and a signature reaches to the end", () => {
    expect(stretchesOf("Hi\n-----Original Message-----\nFrom: a\n\nOld").at(-1)).toEqual({
      kind: "quoted",
      text: "-----Original Message-----\nFrom: a\n\nOld",
    });
    expect(stretchesOf("Hi\n-- \nAnna\nBaltica Air")).toEqual([
      { kind: "said", text: "Hi" },
      { kind: "signature", text: "-- \nAnna\nBaltica Air" },
    ]);
  });

  test("somebody who only tells what was written is not a quote", () => {
    expect(stretchesOf("He wrote:\nnothing at all")).toEqual([{ kind: "said", text: "He wrote:\nnothing at all" }]);
  });
});

describe("pieces of a text", () => {
  test("words that weighed are marked as whole words, in any case, drawn out or with another apostrophe", () => {
    const marked = (text: string, words: string[]) =>
      piecesOf(text, words).flatMap(({ text: piece, mark }) => (mark ? [piece] : []));
    expect(marked("BAD service, badly late, baaad", ["bad", "late"])).toEqual(["BAD", "late"]);
    expect(marked("It’s soooo sloow", ["it's", "soo", "sloow"])).toEqual(["It’s", "soooo", "sloow"]);
    expect(marked("Всё плохо 😡", ["все", "плохо", "😡"])).toEqual(["Всё", "плохо", "😡"]);
    expect(marked("1+1? (ok)", ["(ok)", "1+1"])).toEqual(["1+1", "(ok)"]);
  });

  test("only addresses with https can be followed, without the stop behind them", () => {
    expect(piecesOf("See https://a.example/b?c=1. Or http://x.example", [])).toEqual([
      { text: "See ", mark: false, href: undefined },
      { text: "https://a.example/b?c=1", mark: false, href: "https://a.example/b?c=1" },
      { text: ". Or http://x.example", mark: false, href: undefined },
    ]);
    for (const text of ["javascript:alert(1)", "https://bank.example@evil.example/x", "data:text/html,x"]) {
      expect(piecesOf(text, []).every(({ href }) => href === undefined)).toBe(true);
    }
  });

  test("joined they are the text, whatever it is", () => {
    const wild = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom("a", "b", " ", "https://", ".", "'", "é") }),
    );
    fc.assert(
      fc.property(wild, fc.array(fc.string({ minLength: 1 }), { maxLength: 5 }), (text, words) => {
        expect(
          piecesOf(text, words)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("folding", () => {
  test("short texts stand whole, long ones begin at a word's end", () => {
    expect(beginningOf("short")).toBeUndefined();
    expect(beginningOf("line\n".repeat(foldedFrom.lines + 5))?.split("\n")).toHaveLength(foldedFrom.lines);
    const long = beginningOf("word ".repeat(1000)) ?? "";
    expect(long.length).toBeLessThanOrEqual(foldedFrom.letters);
    expect(long.endsWith("word")).toBe(true);
  });
});
