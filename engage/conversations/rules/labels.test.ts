import fc from "fast-check";
import { expect, test } from "vitest";

import { correctableLabels } from "../contract.ts";
import {
  correctedColumn,
  hashOfText,
  machineColumn,
  machineValueOf,
  moodOfScore,
  parseLabelValue,
  shownMachineValue,
  shownValue,
} from "./labels.ts";

const columns = fc.record({
  language: fc.option(fc.constantFrom("de", "en")),
  sentiment: fc.float({ min: -1, max: 1, noNaN: true }),
  function: fc.option(fc.constantFrom("care", "sales")),
  topic: fc.option(fc.constantFrom("delivery.late", "price")),
  intent: fc.option(fc.constantFrom("complain", "order")),
  urgency: fc.float({ min: 0, max: 1, noNaN: true }),
  expects_answer: fc.float({ min: 0, max: 1, noNaN: true }),
  substantive: fc.float({ min: 0, max: 1, noNaN: true }),
});

test("what a machine said of a label comes back exactly, whatever a person said", () => {
  fc.assert(
    fc.property(columns, fc.constantFrom(...correctableLabels), (machine, label) => {
      const value = label === "mood" ? "positive" : "true";
      const corrected = { ...machine, ...correctedColumn(label, value) };
      expect({ ...corrected, ...machineColumn(label, machineValueOf(label, machine)) }).toEqual(machine);
    }),
  );
});

test("a mood that a person names reads as that mood", () => {
  for (const mood of ["negative", "neutral", "positive"] as const)
    expect(moodOfScore(correctedColumn("mood", mood).sentiment ?? NaN)).toBe(mood);
});

test("values are shown as they were given", () => {
  expect(shownValue("expects_answer", parseLabelValue("expects_answer", false, "in"))).toBe(false);
  expect(shownValue("substantive", parseLabelValue("substantive", true, "out"))).toBe(true);
  expect(shownValue("language", parseLabelValue("language", "id", "in"))).toBe("id");
  expect(shownValue("function", parseLabelValue("function", null, "in"))).toBeNull();
  expect(shownMachineValue("mood", { machine_value: null, machine_score: -0.4 })).toBe("negative");
  expect(shownMachineValue("expects_answer", { machine_value: null, machine_score: 0.5 })).toBe(true);
});

test("a correction belongs to one text of one side", () => {
  expect(new Set([hashOfText("in", "a"), hashOfText("out", "a"), hashOfText("in", "b")]).size).toBe(3);
  expect(hashOfText("in", "a")).toBe(hashOfText("in", "a"));
});
