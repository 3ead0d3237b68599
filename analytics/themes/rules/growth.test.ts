import { expect, test } from "vitest";

import { growthOf, spreadOf } from "./growth.ts";

const uses = (counts: readonly number[]) => counts.map((users) => ({ users, of: 1000 }));

test("without more spread than chance and with a long past it is the Poisson distribution", () => {
  // P(X ≥ 20 | mean 10) = 0.003454 (Poisson tables); the past of a million authors fixes the rate.
  const past = [{ users: 10_000, of: 1_000_000 }];
  const { expected, chance } = growthOf({ users: 20, of: 1000 }, past, 1);
  expect(expected).toBeCloseTo(10, 2);
  expect(chance).toBeCloseTo(0.003_454, 4);
});

test("less past, and more spread, make less sure", () => {
  const now = { users: 20, of: 1000 };
  const sure = growthOf(now, [{ users: 1000, of: 100_000 }], 1).chance;
  expect(growthOf(now, [{ users: 10, of: 1000 }], 1).chance).toBeGreaterThan(sure);
  expect(growthOf(now, [{ users: 1000, of: 100_000 }], 3).chance).toBeGreaterThan(sure);
  expect(growthOf(now, [], 1).chance).toBe(1);
});

test("the spread is that of the counts", () => {
  expect(spreadOf(uses([10, 10, 10, 10]))).toBe(0);
  expect(spreadOf(uses([0, 20, 0, 20]))).toBeCloseTo(13.33, 2);
  expect(spreadOf(uses([1, 0]))).toBeNull();
});
