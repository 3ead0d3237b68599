import type { AssistShown } from "@firsthand/engage/assist/contract";
import { expect, test } from "vitest";

import { draftOf, givenOf } from "./draft.ts";

const settings: AssistShown = {
  address: "https://models.example.org/v1",
  model: "m",
  ownNetwork: false,
  uses: ["draft"],
  patienceSeconds: 60,
  monthTokens: null,
  promptPrice: 0,
  answerPrice: null,
  currency: "EUR",
  hasKey: true,
  version: 3,
  changedBy: "Ann",
  changedAt: "2026-01-01T00:00:00.000Z",
};

test("what was not touched is sent as it stood, and the key is left as it is", () => {
  const { hasKey: _key, changedBy: _by, changedAt: _at, version, ...same } = settings;
  expect(givenOf(draftOf(settings))).toEqual({ ...same, ifVersion: version });
});

test("a key is sent where one was typed, and taken away where none is needed", () => {
  expect(givenOf({ ...draftOf(settings), key: "sk-new" })).toMatchObject({ key: "sk-new" });
  expect(givenOf({ ...draftOf(settings), key: "sk-new", keyless: true })).toMatchObject({ key: null });
});

test("an empty price is not known, and nought is a price", () => {
  expect(givenOf({ ...draftOf(settings), promptPrice: "", answerPrice: "0" })).toMatchObject({
    promptPrice: null,
    answerPrice: 0,
  });
});

test("at first nothing is switched on", () => {
  expect(givenOf(draftOf(null))).toMatchObject({ uses: [], ifVersion: 0 });
});
