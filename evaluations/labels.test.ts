import { expect, test } from "vitest";

import { languageCodeOf, moodsOf } from "./labels.ts";

test("moods by name, in any case", () => {
  expect(moodsOf(["Positive", " neg ", "NEUTRAL", "pos"])).toEqual(["positive", "negative", "neutral", "positive"]);
});

test("numbers are read on the first scale that holds them all", () => {
  expect(moodsOf(["0", "1", "2"])).toEqual(["negative", "neutral", "positive"]);
  expect(moodsOf(["-1", "0", "+1"])).toEqual(["negative", "neutral", "positive"]);
  expect(moodsOf(["1.0", "3", "5"])).toEqual(["negative", "neutral", "positive"]);
  expect(moodsOf(["0", "1"])).toEqual(["negative", "positive"]);
});

test("labels that are no moods are refused and named", () => {
  expect(() => moodsOf(["positive", "sarcastic"])).toThrow(/sarcastic/);
  expect(() => moodsOf(["0", "7"])).toThrow(/7/);
});

test("languages by code or English name", () => {
  expect(["de", "DE-at", "deu", "German", "pt_BR", "Indonesian"].map(languageCodeOf)).toEqual([
    "de",
    "de",
    "de",
    "de",
    "pt",
    "id",
  ]);
  expect(languageCodeOf("?!")).toBe("?!");
});

test("codes that stand for one language are one", () => {
  expect(
    ["nb", "nn", "no", "Norwegian Bokmål", "fil", "tl", "tgl", "Tagalog", "zsm", "ms", "cmn"].map(languageCodeOf),
  ).toEqual(["no", "no", "no", "no", "tl", "tl", "tl", "tl", "ms", "ms", "zh"]);
});
