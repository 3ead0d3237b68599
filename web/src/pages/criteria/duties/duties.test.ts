import type { Duty } from "@firsthand/transform/attestations/contract";
import type { StandingCriterion } from "@firsthand/transform/maturity/contract";
import { expect, test } from "vitest";

import { countsOf, homesOf, pressing, settledOf, shared } from "./duties.ts";

const duty = (criterion: string, due: Duty["due"], unit: string | null = null): Duty => ({
  criterion,
  says: criterion,
  unit,
  due,
  at: null,
  owner: null,
});
const all = [duty("a", "expired"), duty("a", "expired", "North"), duty("b", "sign"), duty("c", "answer")];

test("a duty is of who looks or of the others, never of both", () => {
  const { mine, others } = shared(all, [duty("a", "expired"), duty("b", "sign")], undefined);
  expect(mine).toEqual([all[0], all[2]]);
  expect(others).toEqual([all[1], all[3]]);
});

test("one kind alone can be shown, in both parts", () => {
  const { mine, others } = shared(all, [duty("a", "expired")], "expired");
  expect([mine, others]).toEqual([[all[0]], [all[1]]]);
});

test("counts are by kind; what was never answered presses where an owner is named", () => {
  expect(countsOf(all)).toEqual({ expired: 2, expiring: 0, sign: 1, check: 0, answer: 1 });
  expect(pressing(all)).toBe(3);
  expect(pressing([...all, { ...duty("d", "answer"), owner: { id: "1", name: "Ann" } }, duty("e", "check")])).toBe(4);
});

const criterion = (id: string, changes: Partial<StandingCriterion>): StandingCriterion => ({
  id,
  says: id,
  dimension: "row",
  level: 2,
  stream: null,
  state: "met",
  provisional: false,
  deciding: false,
  chance: 1,
  because: "",
  step: null,
  evidence: { kind: "metric", bounds: [] },
  ...changes,
});

const attested = (status: "standing" | "expired", expiresAt: string): StandingCriterion["evidence"] => ({
  kind: "attestation",
  proof: "a page",
  months: 12,
  second: false,
  status,
  owner: "Ann",
  answer: { id: "1", met: true, by: "Ann", at: expiresAt, expiresAt, proof: "none", secondBy: null, inherited: false },
});

test("what stands is listed by when it expires, and nothing else", () => {
  const late = criterion("late", { evidence: attested("standing", "2027-01-01T00:00:00Z") });
  const soon = criterion("soon", { evidence: attested("standing", "2026-05-01T00:00:00Z") });
  const past = criterion("past", { evidence: attested("expired", "2026-01-01T00:00:00Z") });
  expect(settledOf([late, past, criterion("figure", {}), soon]).map(({ id }) => id)).toEqual(["soon", "late"]);
});

test("a criterion says where it belongs", () => {
  const homes = homesOf({
    criteria: [
      criterion("a", {}),
      criterion("boat", { dimension: null, level: null }),
      criterion("b", { dimension: "x" }),
    ],
    dimensions: [],
    gates: [{ id: "boat", title: "Boat", open: false, state: "unknown" }],
    divide: { title: "The river", says: null, afterLevel: 1, halves: ["here", "there"] },
  });
  expect([...homes]).toEqual([["boat", "The river: Boat"]]);
});
