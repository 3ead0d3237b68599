import type { Unit } from "@firsthand/govern/access/contract";
import { expect, test } from "vitest";

import { treeRows, unitChoices, withBelow } from "./unit-choices.ts";

function unit(name: string, parent: string | null, version: number | null = 1): Unit {
  return {
    name,
    parent,
    kind: "brand",
    rules: { mask: { value: null, locked: false } },
    holds: { mask: { value: true, from: null, locked: false } },
    above: { mask: { value: true, from: null, locked: false } },
    conversations: 0,
    version,
    changedAt: null,
  };
}

const units = [
  unit("Kettla Poland", "Kettla"),
  unit("Northbrew", null),
  unit("Kettla", "House"),
  unit("House", null),
  unit("From the log", null, null),
];

test("each unit stands below its parent, siblings by name; units that are not placed are left out", () => {
  expect(treeRows(units).map(({ unit: { name }, depth }) => [name, depth])).toEqual([
    ["House", 0],
    ["Kettla", 1],
    ["Kettla Poland", 2],
    ["Northbrew", 0],
  ]);
});

test("a unit whose parent is not there stands at the top, and a circle does not hang the page", () => {
  expect(treeRows([unit("a", "gone")]).map(({ depth }) => depth)).toEqual([0]);
  expect(treeRows([unit("a", "b"), unit("b", "a")])).toEqual([]);
});

test("what is below a unit, itself first", () => {
  expect([...withBelow(units, "House")]).toEqual(["House", "Kettla", "Kettla Poland"]);
});

test("a unit that was chosen stays a choice although nobody knows it", () => {
  const choices = unitChoices(units, "Elsewhere").map(({ value }) => value);
  expect(choices).toEqual(["House", "Kettla", "Kettla Poland", "Northbrew", "From the log", "Elsewhere"]);
});
