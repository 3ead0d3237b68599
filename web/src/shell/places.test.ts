import { permissionIds } from "@firsthand/kernel/permissions";
import { expect, test } from "vitest";

import { places, startFor } from "./places.ts";

test("who may see figures begins there; others at the first page that they may open, or else at their account", () => {
  expect(startFor(["open", "known", ...permissionIds])).toBe("/");
  expect(startFor(["open", "known", "conversations.read"])).toBe("/conversations");
  expect(startFor(["open", "known", "audit.read", "system.read"])).toBe("/audit");
  expect(startFor(["open", "known"])).toBe("/settings");
});

test("no two pages have the same key", () => {
  const keys = places.flatMap(({ key }) => (key === null ? [] : [key]));
  expect(new Set(keys).size).toBe(keys.length);
});
