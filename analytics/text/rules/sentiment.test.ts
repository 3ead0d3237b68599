import fc from "fast-check";
import { expect, test } from "vitest";

import { sources, wordsFor } from "./lexicons.ts";
import { scan } from "./scan.ts";
import { MOOD_LIMIT, judge, moodOf } from "./sentiment.ts";
import { findMeanings } from "./words.ts";

function sentimentOf(text: string, language: string): number {
  const words = wordsFor(language, null, []);
  return judge(findMeanings(scan(text).tokens, words), words.negatedFromBehind).sentiment;
}

const good: readonly (readonly [string, string, string])[] = [
  ["en", "good helpful friendly reliable happy great", "not"],
  ["de", "gut freundlich zufrieden zuverlässig hilfreich glücklich", "nicht"],
  ["fr", "content satisfait fiable agréable gentil efficace", "pas"],
  ["es", "bueno amable contento útil eficiente agradable", "no"],
  ["pt", "bom feliz satisfeito confortável simpático gentil", "não"],
  ["it", "contento gentile efficiente affidabile soddisfatto simpatico", "non"],
  ["pl", "zadowolony uprzejmy miły pomocny wygodny dobry", "nie"],
  ["ru", "доволен хороший удобный вежливый полезный приятный", "не"],
  ["id", "ramah nyaman lancar aman sopan lengkap", "tidak"],
];

test.each(good)("a negator turns what is good in %s", (language, words, negator) => {
  const known = words.split(" ").filter((word) => sentimentOf(word, language) > 0);
  expect(known.length).toBeGreaterThanOrEqual(4);
  for (const word of known) expect(sentimentOf(`${negator} ${word}`, language), word).toBeLessThan(0);
});

test("in German the negator may follow", () => {
  expect(sentimentOf("das gefällt mir überhaupt nicht", "de")).toBeLessThan(0);
  expect(sentimentOf("funktioniert seit gestern nicht", "de")).toBeLessThan(0);
});

test("a negator does not reach over the end of a clause", () => {
  expect(sentimentOf("no, great", "en")).toBeGreaterThan(0);
});

test("what should work and does not is a complaint; a report without negation is none", () => {
  expect(sentimentOf("my router does not connect", "en")).toBeLessThan(0);
  expect(sentimentOf("my router connects", "en")).toBe(0);
});

test("strength: intensifiers, weakeners, drawing out, capitals, exclamation marks", () => {
  const plain = sentimentOf("good", "en");
  for (const stronger of ["very good", "goooood", "GOOD", "good!!!"])
    expect(sentimentOf(stronger, "en")).toBeGreaterThan(plain);
  expect(sentimentOf("slightly good", "en")).toBeLessThan(plain);
});

test("what follows a contrast weighs more", () => {
  expect(sentimentOf("friendly staff but terrible food", "en")).toBeLessThan(
    sentimentOf("terrible food, friendly staff", "en"),
  );
  expect(sentimentOf("slow but excellent", "en")).toBeGreaterThan(0);
});

test("emoji and emoticons speak in any language", () => {
  for (const language of ["en", "ja", "nl"]) {
    expect(sentimentOf("xyz 😍", language)).toBeGreaterThan(0);
    expect(sentimentOf("xyz 😡", language)).toBeLessThan(0);
    expect(sentimentOf("xyz :(", language)).toBeLessThan(0);
  }
});

test("moods are named by the limits, which are neutral themselves", () => {
  expect([-1, -0.21, -0.2, 0, 0.2, 0.21, 1].map(moodOf)).toEqual([
    "negative",
    "negative",
    "neutral",
    "neutral",
    "neutral",
    "positive",
    "positive",
  ]);
});

test("a further good word never makes a text of good words worse", () => {
  const words = fc.constantFrom(..."good helpful friendly reliable happy great thanks love".split(" "));
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), words, (text, further) => {
      expect(sentimentOf([...text, further].join(" "), "en")).toBeGreaterThanOrEqual(sentimentOf(text.join(" "), "en"));
    }),
  );
});

test("all nine languages have lists", () => {
  expect(sources.map(({ language }) => language).toSorted()).toEqual([
    "de",
    "en",
    "es",
    "fr",
    "id",
    "it",
    "pl",
    "pt",
    "ru",
  ]);
});

test("a judging phrase counts once, also where a shorter one begins inside it", () => {
  expect(sentimentOf("no me gusta", "es")).toBeLessThan(-MOOD_LIMIT);
  expect(sentimentOf("nie polecam nikomu", "pl")).toBeLessThan(-MOOD_LIMIT);
});

test("negations that turn nothing round and questions lean to the bad, but are no mood by themselves", () => {
  for (const text of ["there was nobody on the train", "where is the entrance?", "where is it? and when? and who?"]) {
    expect(sentimentOf(text, "en"), text).toBeLessThan(0);
    expect(moodOf(sentimentOf(text, "en")), text).toBe("neutral");
  }
  expect(sentimentOf("ce n'est pas ici", "fr")).toBe(sentimentOf("ce n'est ici", "fr"));
});

test("what Indonesian hangs on a word leaves its judgement", () => {
  for (const word of ["enak", "ramah", "lambat"]) {
    expect(sentimentOf(`${word}nya`, "id"), word).toBe(sentimentOf(word, "id"));
  }
});
