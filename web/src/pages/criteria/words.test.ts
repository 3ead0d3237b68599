import { describe, expect, test } from "vitest";

import { askedText, chanceText, decidesText, everyText, lengthText } from "./words.ts";

test("chances in words are symmetric, and one half is open", () => {
  expect([1, 0.85, 0.84, 0.6, 0.5, 0.4, 0.16, 0.15, 0].map(chanceText)).toEqual([
    "very likely",
    "very likely",
    "likely",
    "likely",
    "open",
    "unlikely",
    "unlikely",
    "very unlikely",
    "very unlikely",
  ]);
});

describe("what is asked of a figure", () => {
  const bound = {
    metric: "m",
    title: "M",
    definition: "",
    computed: true,
    needs: null,
    cases: 200,
    warnings: [],
    least: null,
    most: null,
  };
  test("carries the unit of measure", () => {
    expect(askedText({ ...bound, measure: "share", least: 0.6 })).toBe("at least 60 %");
    expect(askedText({ ...bound, measure: "share", least: 0.625 })).toBe("at least 62.5 %");
    expect(askedText({ ...bound, measure: "minutes", most: 1440 })).toBe("at most 1 d");
    expect(askedText({ ...bound, measure: "functions", least: 5 })).toBe("at least 5 functions");
  });
  test("may lie between two ends, or be no more than to know it", () => {
    expect(askedText({ ...bound, measure: "share", least: 0.65, most: 0.95 })).toBe("between 65 % and 95 %");
    expect(askedText({ ...bound, measure: "points" })).toBe("to be known from 200 cases or more");
  });
});

test("what a deciding criterion moves is its row, or the whole", () => {
  const stages = [{ id: "a", level: 2, title: "Functional", says: null }];
  const shape = { stages, deciding: ["whole"], dimensions: [] };
  const own = { id: "own", dimension: "d", level: 2, deciding: true };
  expect(decidesText(shape, { ...own, deciding: false })).toBeUndefined();
  expect(decidesText(shape, { ...own, id: "whole" })).toContain("stage of the whole");
  expect(decidesText(shape, { ...own, dimension: null, level: null })).toContain("stage of the whole");
});

test("months are said as people say them", () => {
  expect([1, 4, 12, 24].map(everyText)).toEqual(["every month", "every 4 months", "every year", "every 2 years"]);
  expect([1, 4, 12, 24].map(lengthText)).toEqual(["a month", "4 months", "a year", "2 years"]);
});
