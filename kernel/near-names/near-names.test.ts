import fc from "fast-check";
import { expect, test } from "vitest";

import { closeNames, nearNames } from "./index.ts";

const units = ["AmazonHelp", "AppleSupport", "SpotifyCares", "sprintcare", "Uber_Support"];

test("capitals, missing letters and parts of a name are understood", () => {
  expect(nearNames("amazonhelp", units)).toEqual(["AmazonHelp"]);
  expect(nearNames("ApleSuport", units)).toEqual(["AppleSupport"]);
  expect(nearNames("uber", units)).toEqual(["Uber_Support"]);
  expect(nearNames("sprintcares", units)[0]).toBe("sprintcare");
});

test("letters that changed places are one mistake", () => {
  expect(closeNames("titel", ["title", "stages"])).toEqual(["title"]);
  expect(closeNames("ab", ["ba", "xy"])).toEqual([]);
  expect(closeNames("confidecne", ["about", "confidence"])).toEqual(["confidence"]);
});

test("where nothing is near, the first names show what names look like", () => {
  expect(nearNames("Zürich", units, 2)).toEqual(["AmazonHelp", "AppleSupport"]);
  expect(nearNames("Zürich", [])).toEqual([]);
});

test("never more than asked for, always names of the list, a name itself first", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.uniqueArray(fc.string(), { minLength: 1 }),
      fc.nat({ max: 6 }),
      (typed, names, limit) => {
        const near = nearNames(typed, [typed, ...names.filter((name) => name !== typed)], limit);
        expect(near.length).toBeLessThanOrEqual(limit);
        if (limit > 0) expect(near[0]?.toLowerCase()).toBe(typed.toLowerCase());
      },
    ),
  );
});
