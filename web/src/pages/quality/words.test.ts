import type { ListedRule } from "@firsthand/govern/quality/contract";
import { expect, test } from "vitest";

import { byUrgency, foundText, percentText, standOf } from "./words.ts";

const body: ListedRule["body"] = {
  title: "B",
  kind: "validity",
  severity: "major",
  on: true,
  table: "t",
  where: [],
  must: { form: "known", column: "c" },
  pass: 1,
};
const run = { at: "", state: "failed", checked: 3400, failed: 12, sampled: null, seconds: 1, reason: null } as const;

test("a share that is not all is never told as all", () => {
  expect([1, 0.99999, 0.955, 0.00001, 0].map(percentText)).toEqual(["100 %", "99.9 %", "95.5 %", "under 0.1 %", "0 %"]);
});

test("what a look found is said in words", () => {
  expect(foundText({ last: run })).toBe("12 of 3,400 do not hold");
  expect(foundText({ last: { ...run, failed: 0, sampled: 0.1 } })).toBe("All 3,400 hold, of a sample of 10 %");
  expect(foundText({ last: { ...run, state: "could_not_run", reason: "Too long." } })).toBe("Too long.");
  expect(foundText({ last: null })).toBe("");
});

test("a minor rule that fails warns, a major one alarms, one that is off says so", () => {
  const last = run;
  expect(standOf({ body, last }).tone).toBe("negative");
  expect(standOf({ body: { ...body, severity: "minor" }, last }).tone).toBe("warning");
  expect(standOf({ body: { ...body, on: false }, last }).text).toBe("Switched off");
  expect(standOf({ body, last: null }).text).toBe("Not looked at yet");
});

test("what fails stands first", () => {
  const rule = (title: string, over: object = {}, state = "failed") =>
    ({
      id: title,
      version: 1,
      origin: "shipped",
      points: [],
      body: { ...body, title, ...over },
      last: { ...run, state },
    }) as ListedRule;
  const sorted = [
    rule("off", { on: false }),
    rule("fine", {}, "passed"),
    rule("b"),
    rule("minor", { severity: "minor" }),
    rule("a"),
  ]
    .toSorted(byUrgency)
    .map(({ id }) => id);
  expect(sorted).toEqual(["a", "b", "minor", "fine", "off"]);
});
