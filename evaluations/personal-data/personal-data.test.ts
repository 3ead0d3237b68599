import { expect, test } from "vitest";

import { falseNames } from "./false-names.ts";
import { markedMessages, unmarked } from "./labelled.ts";
import { exactly, overlapping, spanScores } from "./span-scores.ts";

test("marks are taken out, and their places are those of the text without marks", () => {
  const { text, spans } = unmarked("Call {{phone:0151 1}} or {{email:a@b.org}}.");
  expect(text).toBe("Call 0151 1 or a@b.org.");
  expect(spans.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["phone", "0151 1"],
    ["email", "a@b.org"],
  ]);
  expect(() => unmarked("{{shoe:44}}")).toThrow(/kind shoe/);
});

test("precision and recall by hand", () => {
  const phone = (start: number, end: number) => ({ kind: "phone" as const, start, end });
  const texts = [
    { expected: [phone(0, 5), phone(10, 15)], found: [phone(0, 5), phone(11, 15), phone(20, 25)] },
    { expected: [phone(0, 5)], found: [{ kind: "card" as const, start: 0, end: 5 }] },
  ];
  const exact = spanScores(texts, exactly);
  expect(exact).toMatchObject({ expected: 3, found: 4, precision: 1 / 4, recall: 1 / 3 });
  expect(exact.f1).toBeCloseTo(2 / 7);
  expect(spanScores(texts, overlapping)).toMatchObject({ precision: 2 / 4, recall: 2 / 3 });
});

test("the set holds every language in both halves, and more texts without personal data than with", async () => {
  const messages = await markedMessages();
  expect(messages.length).toBeGreaterThan(900);
  expect(messages.some(({ text }) => text.includes("{"))).toBe(false);
  for (const half of ["develop", "report"]) {
    const of = messages.filter((message) => message.half === half);
    expect(new Set(of.map(({ language }) => language)).size).toBe(11);
    const without = of.filter(({ spans }) => spans.length === 0).length;
    expect(without).toBeGreaterThanOrEqual(of.length - without);
  }
});

test("names that are words as well are not masked in texts that mean nobody", async () => {
  const messages = (await markedMessages()).filter((_, at) => at % 8 === 0);
  const { pairs, wrong } = falseNames(messages);
  expect(pairs).toBeGreaterThan(8_000);
  expect(wrong.length / pairs).toBeLessThan(0.001);
  const named = [{ language: "en", text: "Hi Will Smith, your parcel is late" }];
  expect(falseNames(named).wrong.map(({ name }) => name)).toContain("Will Taylor");
});
