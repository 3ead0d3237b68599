import fc from "fast-check";
import { expect, test } from "vitest";

import { type TextToRead, frontOfficeFunctions, readTexts, readingModelVersion } from "./index.ts";

const read = (text: string, direction: TextToRead["direction"] = "in") => readTexts([{ text, direction }])[0];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ..."I don't love this but , ! ? ... não bom 😍 :( nicht gut plz help refund @x #fail \n > \ud800 \0".split(" "),
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(" ")),
);
const anyTexts = fc.array(fc.record({ text: anyText, direction: fc.constantFrom("in" as const, "out" as const) }), {
  maxLength: 8,
});

test("any string gives figures in range, the same again", () => {
  fc.assert(
    fc.property(anyTexts, (texts) => {
      const readings = readTexts(texts);
      expect(readings).toHaveLength(texts.length);
      for (const [index, reading] of readings.entries()) {
        expect(Math.abs(reading.sentiment)).toBeLessThanOrEqual(1);
        for (const share of [reading.expectsAnswer, reading.substantive]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(reading.language === null || /^[a-z]{2}$/.test(reading.language)).toBe(true);
        expect(reading.function === null || frontOfficeFunctions.includes(reading.function)).toBe(true);
        expect(reading.modelVersion).toBe(readingModelVersion);
        if (texts[index]?.direction === "in") expect(reading.substantive).toBe(0);
      }
      expect(readTexts(texts)).toEqual(readings);
    }),
  );
});

test("a reading does not depend on the texts beside it", () => {
  fc.assert(
    fc.property(anyTexts, (texts) => {
      const together = readTexts(texts);
      expect(
        texts
          .toReversed()
          .flatMap((text) => readTexts([text]))
          .toReversed(),
      ).toEqual(together);
    }),
  );
});

test("a link or a mention at the end changes neither language nor sentiment", () => {
  const endings = fc.constantFrom(" https://example.com/great-hate?love=1", " @awful_love", " https://t.co/fail");
  fc.assert(
    fc.property(anyText, endings, (text, ending) => {
      // A text that is nothing but a quotation is read as it is; with more below it, the quotation is not.
      fc.pre(!/^\s*>/m.test(text));
      const before = read(text);
      const after = read(text + ending);
      expect([after?.language, after?.sentiment]).toEqual([before?.language, before?.sentiment]);
    }),
  );
});

test("a flood of one character is read in time bounded by the limit", () => {
  for (const unit of [
    "a",
    "!",
    "😡",
    "\0",
    "\ud83d",
    "Z\u0351\u036b\u0343",
    "no ",
    "> ",
    "\n",
    ":(",
    "nicht ",
    "&lt;",
    "\\u0041",
  ]) {
    const huge = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(read(huge)).toEqual(read(huge.slice(0, 4000)));
  }
});

test("only the first 4,000 characters are read", () => {
  expect(read(`${"the parcel is here ".repeat(300)} I hate it`)?.sentimentWords).toEqual([]);
});

test("the words that weighed are named, heaviest first", () => {
  expect(read("The staff was friendly but the food was horrible")?.sentimentWords).toEqual(["horrible", "friendly"]);
});

test.each([
  ["Where is my order? It should have been here on Monday", true],
  ["Kann mich seit gestern nicht mehr einloggen", true],
  ["Mon colis n'est jamais arrivé", true],
  ["Por favor, necesito cambiar la fecha del vuelo", true],
  ["Saldo terpotong tapi transaksi gagal", true],
  ["Proszę o zwrot pieniędzy", true],
  ["Не приходит код подтверждения", true],
  ["is the shop open on sunday", true],
  ["Thanks, all good now", false],
  ["Vielen Dank, hat geklappt!", false],
  ["Merci beaucoup pour votre aide", false],
  ["@acme @john", false],
  ["Love the new packaging 😍", false],
  ["Спасибо, всё заработало", false],
])("expects an answer: %s → %s", (text, expected) => {
  expect((read(text)?.expectsAnswer ?? 0) >= 0.5).toBe(expected);
});

test.each([
  ["Your refund was issued this morning and will show in 3-5 business days.", true],
  ["Go to Settings, then Billing, and choose Download invoice.", true],
  ["Die Störung ist behoben, bitte starten Sie den Router einmal neu.", true],
  ["Деньги вернули на карту сегодня, банк зачислит их в течение трёх дней.", true],
  ["We're sorry to hear that! Please DM us your order number so we can take a look.", false],
  ["Thanks for reaching out, we appreciate your feedback.", false],
  ["Bonjour, nous sommes désolés. Merci de nous écrire en MP avec votre numéro de client.", false],
  ["Oh no, that's a beautiful bird indeed my friend!", false],
])("substantive: %s → %s", (text, expected) => {
  expect((read(text, "out")?.substantive ?? 0) >= 0.5).toBe(expected);
});

test.each([
  ["I was charged twice, I want a refund", "finance"],
  ["Mein Paket ist immer noch nicht da", "commerce"],
  ["I'm a journalist with the Daily News, who can give a statement?", "public_relations"],
  ["Delete my personal data under GDPR", "legal"],
  ["Where do I send my CV? Are you hiring?", "people"],
  ["Funktioniert nicht", "care"],
  ["Have a nice day", null],
])("function: %s → %s", (text, expected) => {
  expect(read(text)?.function).toBe(expected);
});
