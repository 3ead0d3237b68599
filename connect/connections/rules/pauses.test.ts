import fc from "fast-check";
import { expect, test } from "vitest";

import { healthOf, hourOf, retryAt } from "./pauses.ts";

const now = new Date("2026-11-01T10:20:30Z");
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const passing = fc.constantFrom("unreachable", "slow", "limited", "failing", "cut");

test("after a failure that passes, half a minute to an hour, longer with each one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), passing, chance, (failures, code, random) => {
      const wait = retryAt(now, { failures, code, notBefore: undefined }, random).getTime() - now.getTime();
      expect(wait).toBeGreaterThanOrEqual(30_000);
      expect(wait).toBeLessThanOrEqual(3_600_000);
      const next = retryAt(now, { failures: failures + 1, code, notBefore: undefined }, random);
      expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(wait);
    }),
  );
});

test("what waits for somebody is looked at every three to six hours", () => {
  const at = (random: number) => retryAt(now, { failures: 1, code: "refused", notBefore: undefined }, random);
  expect([at(0).getTime() - now.getTime(), at(0.999999).getTime() - now.getTime()]).toEqual([
    3 * 3_600_000,
    expect.closeTo(6 * 3_600_000, -2),
  ]);
});

test("never before the other side said", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), passing, chance, (failures, code, random) => {
      const notBefore = new Date("2026-11-01T15:00:00Z");
      expect(retryAt(now, { failures, code, notBefore }, random).getTime()).toBeGreaterThanOrEqual(notBefore.getTime());
    }),
  );
});

test("a stream flows, is tried again, or waits for somebody", () => {
  expect([healthOf(0, undefined), healthOf(3, "slow"), healthOf(1, "refused")]).toEqual([
    "flows",
    "retrying",
    "stopped",
  ]);
});

test("hours begin on the hour", () => {
  expect(hourOf(now).toISOString()).toBe("2026-11-01T10:00:00.000Z");
});
