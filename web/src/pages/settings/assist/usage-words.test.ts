import { expect, test } from "vitest";

import { costText, monthsUntil, monthText, wordsOfUse } from "./usage-words.ts";

test("small sums are not rounded to nought, and no price is no cost", () => {
  expect(costText([])).toBe("–");
  expect(costText([{ amount: 0.00042, currency: "EUR" }])).toBe("0.00042 EUR");
  expect(
    costText([
      { amount: 12.5, currency: "EUR" },
      { amount: 0, currency: "USD" },
    ]),
  ).toBe("12.50 EUR, 0.00 USD");
});

test("months before go over the year", () => {
  expect(monthsUntil("2026-02", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(monthText("2026-02")).toBe("February 2026");
});

test("each use has words", () => {
  expect([wordsOfUse("draft"), wordsOfUse("test"), wordsOfUse("some_thing")]).toEqual([
    "Draft a reply",
    "Try it",
    "Some thing",
  ]);
});
