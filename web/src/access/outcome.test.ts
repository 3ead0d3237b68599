import type { Role } from "@firsthand/govern/access/contract";
import { permissionIds } from "@firsthand/kernel/permissions";
import { expect, test } from "vitest";

import { outcomeOf } from "./outcome.ts";

const base = { words: "", shipped: true, version: 1, holders: 0, changedAt: null, changedBy: null };
const roles: readonly Role[] = [
  { ...base, role: "administrator", title: "Administrator", permissions: [] },
  {
    ...base,
    role: "reader",
    title: "Reader",
    permissions: ["figures.read", "position.read", "model.edit", "conversations.read"],
  },
  { ...base, role: "corrector", title: "Corrector", permissions: ["conversations.read", "conversations.correct"] },
];

test("an administrator may everything, whatever the role lists", () => {
  const { lines, missing } = outcomeOf([{ role: "administrator", unit: null, function: null }], roles);
  expect(lines).toEqual([{ scopes: [{ unit: null, function: null }], permissions: permissionIds }]);
  expect(missing).toEqual([]);
});

test("for a unit, what needs the whole organisation is missing and said so", () => {
  const { lines, missing } = outcomeOf([{ role: "reader", unit: "Kettla", function: null }], roles);
  expect(lines).toEqual([
    {
      scopes: [{ unit: "Kettla", function: null }],
      permissions: ["figures.read", "position.read", "conversations.read"],
    },
  ]);
  expect(missing).toEqual(["model.edit"]);
  const inCare = outcomeOf([{ role: "reader", unit: "Kettla", function: "care" }], roles);
  expect(inCare.missing).toEqual(["position.read", "model.edit"]);
});

test("what holds for the whole is not said again for a part; roles at the same place add up", () => {
  const { lines, missing } = outcomeOf(
    [
      { role: "reader", unit: null, function: null },
      { role: "corrector", unit: null, function: "care" },
      { role: "reader", unit: null, function: "care" },
    ],
    roles,
  );
  expect(lines).toEqual([
    {
      scopes: [{ unit: null, function: null }],
      permissions: ["figures.read", "position.read", "model.edit", "conversations.read"],
    },
    { scopes: [{ unit: null, function: "care" }], permissions: ["conversations.correct"] },
  ]);
  expect(missing).toEqual([]);
});

test("places at which the same is allowed stand together", () => {
  const { lines } = outcomeOf(
    [
      { role: "corrector", unit: "Kettla", function: null },
      { role: "reader", unit: "Fellmoor", function: null },
      { role: "corrector", unit: "Fellmoor", function: "care" },
    ],
    roles,
  );
  expect(lines.map(({ scopes }) => scopes)).toEqual([
    [
      { unit: "Kettla", function: null },
      { unit: "Fellmoor", function: "care" },
    ],
    [{ unit: "Fellmoor", function: null }],
  ]);
});

test("a role that nobody knows allows nothing", () => {
  expect(outcomeOf([{ role: "gone", unit: null, function: null }], roles)).toEqual({ lines: [], missing: [] });
});
