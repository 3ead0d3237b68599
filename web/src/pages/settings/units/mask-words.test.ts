import type { Unit } from "@firsthand/govern/access/contract";
import { expect, test } from "vitest";

import { inheritedMask, maskText } from "./mask-words.ts";

function unit(name: string, said: Unit["rules"]["mask"], mask: Unit["holds"]["mask"]): Unit {
  return {
    name,
    parent: null,
    kind: "brand",
    rules: { mask: said },
    holds: { mask },
    above: { mask: { value: true, from: null, locked: false } },
    conversations: 0,
    version: 1,
    changedAt: null,
  };
}

const silent = { value: null, locked: false };

test("says what holds, and who says so", () => {
  const of = (said: Unit["rules"]["mask"], mask: Unit["holds"]["mask"]) => maskText(unit("Kettla", said, mask));
  expect(of(silent, { value: true, from: null, locked: false })).toBe(
    "Personal data masked, as everywhere where nobody says otherwise",
  );
  expect(of({ value: false, locked: true }, { value: false, from: "Kettla", locked: false })).toBe(
    "Personal data in full, set here, locked for all below",
  );
  expect(of(silent, { value: true, from: "House", locked: false })).toBe("Personal data masked, from House");
  expect(of({ value: false, locked: true }, { value: true, from: "House", locked: true })).toBe(
    "Personal data masked, locked by House",
  );
});

test("a unit takes over what holds above it, and cannot say otherwise where that is locked", () => {
  const free = unit("Free", { value: false, locked: false }, { value: false, from: "Free", locked: false });
  const locks = unit("Locks", { value: true, locked: true }, { value: true, from: "Locks", locked: false });
  const bound = unit("Bound", silent, { value: true, from: "Locks", locked: true });
  const units = [free, locks, bound];
  expect(inheritedMask(units, null)).toEqual({ value: true, from: null, locked: false });
  expect(inheritedMask(units, "Free")).toEqual({ value: false, from: "Free", locked: false });
  expect(inheritedMask(units, "Locks")).toEqual({ value: true, from: "Locks", locked: true });
  expect(inheritedMask(units, "Bound")).toEqual({ value: true, from: "Locks", locked: true });
});
