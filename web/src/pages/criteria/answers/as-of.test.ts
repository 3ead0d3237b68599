import type { Attestation } from "@firsthand/transform/attestations/contract";
import { describe, expect, test } from "vitest";

import { endsBetween, holdOf, seenAt, standingOf } from "./as-of.ts";

const ben = { by: { id: "b", name: "Ben" }, at: "2026-03-01T00:00:00.000Z" };

const answer: Attestation = {
  id: "01998f3e-7c1a-7abc-8def-0123456789ab",
  criterion: "aims",
  unit: null,
  met: true,
  words: null,
  proof: null,
  by: { id: "a", name: "Ann" },
  at: "2026-01-10T09:00:00.000Z",
  expiresAt: "2027-01-10T09:00:00.000Z",
  signed: null,
  checked: null,
  withdrawn: null,
};

describe("an answer at a moment", () => {
  const later = { ...answer, signed: ben, checked: ben, withdrawn: { ...ben, why: "wrong" } };
  test("was not there before it was given", () => {
    expect(seenAt(answer, "2026-01-10T08:59:59.999Z")).toBeUndefined();
    expect(seenAt(answer, answer.at)).toEqual(answer);
  });
  test("carries only what had been done to it by then", () => {
    expect(seenAt(later, "2026-02-28T00:00:00.000Z")).toEqual(answer);
    expect(seenAt(later, ben.at)).toEqual(later);
    expect(seenAt(later, undefined)).toEqual(later);
  });
});

test("the newest that was not taken back stands", () => {
  const taken = { ...answer, id: "2", withdrawn: { ...ben, why: "wrong" } };
  expect(standingOf([taken, answer])).toBe(answer);
  expect(standingOf([taken])).toBeUndefined();
});

test("an answer holds until its very moment, and is told of for thirty days", () => {
  const end = Date.parse(answer.expiresAt);
  const day = 86_400_000;
  expect(holdOf(answer, end - 30 * day - 1).status).toBe("standing");
  expect(holdOf(answer, end - 30 * day)).toEqual({ status: "expiring", days: 30 });
  expect(holdOf(answer, end - 1)).toEqual({ status: "expiring", days: 0 });
  expect(holdOf(answer, end)).toEqual({ status: "expired", days: 0 });
});

test("an answer ends between tomorrow and as late as the model asks, at the end of a shorter month", () => {
  expect(endsBetween(Date.parse("2026-01-31T09:00:00Z"), 1)).toEqual({ earliest: "2026-02-01", latest: "2026-02-28" });
  expect(endsBetween(Date.parse("2026-11-22T00:00:00Z"), 12)).toEqual({ earliest: "2026-11-23", latest: "2027-11-22" });
});
