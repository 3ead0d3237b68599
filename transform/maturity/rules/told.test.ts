import { expect, test } from "vitest";

import { answered } from "../testing/invented-model.ts";
import { certaintyOf } from "./certainty.ts";
import type { Reason, State } from "./evidence.ts";
import { stateOfCell, stepOf } from "./told.ts";

const criterion = { ...answered("bread"), step: "Bake more." };
const stepless = { ...criterion, step: null };

function weighed(state: State, reason: Reason) {
  return { state, reason, provisional: false, chance: 0.5, metric: null };
}

test.each<[State, Reason, string | null, string | null]>([
  ["met", "cleared", null, null],
  ["met", "held", null, null],
  ["unmet", "failed", "Bake more.", null],
  ["unmet", "between", "Bake more.", null],
  ["unmet", "denied", "Bake more.", null],
  [
    "unmet",
    "held",
    "Nothing but to keep it: it counts when the next window says so too.",
    "Nothing but to keep it: it counts when the next window says so too.",
  ],
  ["unknown", "too_few_cases", "Bake more.", "It becomes known when more is heard."],
  ["unknown", "not_measured", "Bake more.", "It becomes known when the log holds what it is computed from."],
  ["unknown", "not_computed", "An oven.", "An oven."],
  ["unknown", "not_attested", "Bake more.", "Name an owner who answers."],
  // It was answered already: the deed is done or will not be.
  ["unknown", "unsigned", "Let a second person sign the answer.", "Let a second person sign the answer."],
  ["unknown", "expired", "Let its owner answer again.", "Let its owner answer again."],
])("what to do about a criterion that is %s because it is %s", (state, reason, step, without) => {
  const needs = reason === "not_computed" ? "An oven." : null;
  expect(stepOf(criterion, weighed(state, reason), needs)).toBe(step);
  expect(stepOf(stepless, weighed(state, reason), needs)).toBe(without);
});

test("where nothing is said of what a metric needs, its step is told", () => {
  expect(stepOf(criterion, weighed("unknown", "not_computed"), null)).toBe("Bake more.");
});

test("a cell is not met where one criterion is not, else not known where one is not known", () => {
  expect(stateOfCell(["met", "unknown", "unmet"])).toBe("unmet");
  expect(stateOfCell(["met", "unknown"])).toBe("unknown");
  expect(stateOfCell(["met", "met"])).toBe("met");
  expect(stateOfCell([])).toBe("met");
});

test.each([
  [0.9, 0.05, "high"],
  [0.8, 0, "high"],
  [0.79, 0, "medium"],
  [0.6, 0, "medium"],
  [0.59, 0, "low"],
  [0.5, 0.5, "low"],
  [0.49, 0.51, "none"],
])("a share of %d at the stage with %d open is %s", (confidence, open, certainty) => {
  expect(certaintyOf({ confidence, draws: { levels: [], open } }, { high: 0.8, medium: 0.6 })).toBe(certainty);
});
