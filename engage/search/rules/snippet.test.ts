import fc from "fast-check";
import { expect, test } from "vitest";

import { readQuestion } from "./question.ts";
import { snippetOf, soughtOf } from "./snippet.ts";
import type { StemOf } from "./stemming.ts";

const stemOf: StemOf = (language, said) => (language === "en" ? said.replace(/(ing|s)$/, "") : said);

function shown(text: string, question: string, language: string | null = "en"): string {
  return snippetOf(text, soughtOf(readQuestion(question), stemOf), language, stemOf)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join("");
}

test.each([
  ["Where is my Order?", "order", "Where is my [Order]?"],
  ["Two orders", "order now", "Two [orders]"],
  ["I was refunding, really", "refunds x", "I was [refunding], really"],
  ["Ich bin zurück", "zuruck x", "Ich bin [zurück]"],
  ["no. 48-2291, 48 pieces", "48-2291", "no. [48-2291], 48 pieces"],
  ["late delivery, delivery late", '"late delivery"', "[late delivery], delivery late"],
  ["order refund", "order -refund", "[order] refund"],
  ["<b>order</b>", "order", "<b>[order]</b>"],
])("%j for %j", (text, question, expected) => {
  expect(shown(text, question)).toBe(expected);
});

test("of a long text the part around the first hit is shown, cut between words", () => {
  const text = `${"before ".repeat(50)}order ${"after ".repeat(80)}`;
  const found = shown(text, "order");
  expect(found).toMatch(/^… (before )+\[order\] (after )+after …$/);
  expect(found.length).toBeLessThan(270);
});

test("the parts joined are a part of the text, whatever it is", () => {
  const unit = fc.constantFrom(...Array.from("order b 😡é\u0301\n<届"));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 800 }), (text) => {
      const parts = snippetOf(text, soughtOf(readQuestion("order 届"), stemOf), "en", stemOf);
      const own = parts.filter((part) => part.text !== "… " && part.text !== " …").map((part) => part.text);
      expect(text).toContain(own.join(""));
      for (const part of parts) expect(part.text.isWellFormed()).toBe(true);
    }),
  );
});
