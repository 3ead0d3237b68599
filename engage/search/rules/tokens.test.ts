import fc from "fast-check";
import { expect, test } from "vitest";

import { fold, tokensOf } from "./tokens.ts";

const words = (text: string): string[] => tokensOf(text).map((token) => token.word);

test.each([
  ["Where is order 48-2291?", ["where", "is", "order", "48", "2291"]],
  ["@my_shop #LateAgain", ["my", "shop", "lateagain"]],
  ["https://Example.org/a?b=1 jo.e@mail.de", ["https", "example", "org", "a", "b", "1", "jo", "e", "mail", "de"]],
  ["Café Straße Łódź Ærø naïve", ["cafe", "strasse", "lodz", "aero", "naive"]],
  ["Ёлка й", ["елка", "и"]],
  ["届いて ok", ["届", "い", "て", "ok"]],
  ["بِكُم", ["بكم"]],
  ["Zahl\u00ADung 😡👍🏽 ＡＢＣ", ["zahlung", "😡", "👍", "abc"]],
  ["\0 -- !!", []],
])("%j is read as its words", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("each word says where it stands, whatever the text is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      let end = 0;
      for (const token of tokensOf(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        end = token.end;
        expect(text.slice(token.start, token.end)).not.toBe("");
        expect(token.word.length).toBeLessThanOrEqual(64);
        expect(token.word.isWellFormed()).toBe(true);
      }
    }),
  );
});

test("composed and decomposed letters are one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => fold(text.normalize("NFC")) === fold(text.normalize("NFD"))),
  );
});
