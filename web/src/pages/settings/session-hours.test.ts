import { expect, test } from "vitest";

import { hourChoices } from "./session-hours.ts";

test("what stands is always among the choices, in its place, and said in hours or days", () => {
  expect(hourChoices("idle", 168).map(({ label }) => label)).toEqual([
    "1 hour",
    "8 hours",
    "24 hours",
    "3 days",
    "7 days",
  ]);
  expect(hourChoices("idle", 30).map(({ label }) => label)).toEqual([
    "1 hour",
    "8 hours",
    "24 hours",
    "30 hours",
    "3 days",
    "7 days",
  ]);
  expect(hourChoices("longest", 720).at(-1)).toEqual({ value: "720", label: "30 days" });
});
