import { expect, test } from "vitest";

import { changesText, contentsText } from "./contents-words.ts";

test("what a model holds is told in words, one as one, and nothing is not told", () => {
  expect(contentsText({ stages: 4, gates: 1, numbers: 0, data_streams: 2 })).toEqual([
    { count: 4, word: "stages" },
    { count: 1, word: "gate" },
    { count: 2, word: "data streams" },
  ]);
});

test("how much changes is a sentence", () => {
  expect(changesText({ added: 1200, removed: 1 })).toBe("It adds 1,200 lines and removes 1 line.");
  expect(changesText({ added: 0, removed: 2 })).toBe("It removes 2 lines.");
  expect(changesText({ added: 0, removed: 0 })).toBe("No line changes.");
});
