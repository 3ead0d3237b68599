import { expect, test } from "vitest";

import { answered, invented, knowing, measured, said, seen } from "../testing/invented-model.ts";
import type { Observation, Weighed } from "./evidence.ts";
import { weigh } from "./weigh.ts";

const rules = invented({ dimensions: [] });

function figure(observations: readonly Observation[] | undefined, ageDays = 0): Weighed {
  const criterion = measured("a", { metric: "m", least: 10, cases: 50 });
  const knowledge = knowing({}, observations ? { m: observations } : {});
  return weigh(rules, criterion, { ...knowledge, metricAgeDays: ageDays });
}

test.each([
  ["met", "cleared", 1, [seen(12), seen(12)]],
  ["unmet", "failed", 0, [seen(8)]],
  // The interval holds the bound: P(Z <= 1) that it is satisfied, and that is not enough.
  ["unmet", "between", 0.8413, [seen(11, 1.959964)]],
  ["met", "cleared", 0.9772, [seen(12, 1.959964), seen(12)]],
  // What stood before still stands, at even odds.
  ["met", "held", 0.5, [seen(8), seen(12), seen(12)]],
  ["unmet", "held", 0.5, [seen(12), seen(8)]],
  ["unknown", "too_few_cases", 0.5, [seen(12, null, { n: 49 }), seen(12), seen(12)]],
  ["unknown", "too_few_cases", 0.5, [seen(null, null, { n: 3 })]],
  ["unknown", "not_measured", 0.5, [seen(null), seen(12), seen(12)]],
  ["unknown", "not_measured", 0.5, [seen(null, null, { n: 60 })]],
  ["unknown", "not_measured", 0.5, []],
  ["unknown", "not_computed", 0.5, undefined],
])("a figure is %s because it is %s, with chance %d", (state, reason, chance, observations) => {
  expect(figure(observations)).toMatchObject({ state, reason, chance: expect.closeTo(chance, 4), metric: "m" });
});

test("one window is enough where nothing was known before, and is told as provisional", () => {
  expect(figure([seen(12)])).toMatchObject({ state: "met", provisional: true });
  expect(figure([seen(12), seen(null)])).toMatchObject({ state: "met", provisional: true });
  expect(figure([seen(12), seen(12)])).toMatchObject({ state: "met", provisional: false });
});

test("a figure fades by half in its half-life, and one of a selection never says more than three in four", () => {
  expect(figure([seen(12)], 90).chance).toBeCloseTo(0.75, 12);
  expect(figure([seen(12, null, { selected: true })]).chance).toBe(0.75);
  expect(figure([seen(8, null, { selected: true })]).chance).toBe(0.25);
  expect(figure([seen(12, null, { selected: true })], 90).chance).toBeCloseTo(0.625, 12);
});

const any = measured("a", { metric: "x", least: 10 }, { metric: "y", most: 5 }, { metric: "z", least: 1 });

test.each([
  ["met", "cleared", "y", { x: [seen(8)], y: [seen(4)], z: [seen(null)] }],
  ["unknown", "not_measured", "z", { x: [seen(8)], y: [seen(6)], z: [seen(null)] }],
  ["unknown", "too_few_cases", "z", { x: [seen(null)], z: [seen(3, null, { n: 0 })] }],
  ["unmet", "between", "x", { x: [seen(11, 1.959964)], y: [seen(6)], z: [seen(0)] }],
])("any of several is %s because one is %s (%s)", (state, reason, metric, metrics) => {
  expect(weigh(rules, any, knowing({}, metrics))).toMatchObject({ state, reason, metric });
});

test("of several that are met, one that is confirmed tells", () => {
  const metrics = { x: [seen(12)], z: [seen(1.5, 1), seen(1.5, 0.1)] };
  expect(weigh(rules, any, knowing({}, metrics))).toMatchObject({ metric: "x", provisional: true });
  const confirmed = { x: [seen(12)], z: [seen(2, 1), seen(2, 1)] };
  expect(weigh(rules, any, knowing({}, confirmed))).toMatchObject({ metric: "z", provisional: false });
});

test.each([
  ["met", "attested", 0.97, said(true)],
  ["met", "attested", 0.85, said(true, { proof: "given" })],
  ["met", "attested", 0.6, said(true, { proof: "none" })],
  ["met", "attested", 0.735, said(true, { ageDays: 365 })],
  ["unmet", "denied", 0.03, said(false)],
  ["unmet", "denied", 0.4, said(false, { proof: "none" })],
  ["unknown", "expired", 0.5, said(true, { expired: true })],
  ["unknown", "expired", 0.5, said(false, { expired: true })],
  ["met", "attested", 0.97, said(true, { signed: false })],
])("an answer is %s because it is %s, with chance %d", (state, reason, chance, answer) => {
  expect(weigh(rules, answered("a"), knowing({ a: answer }))).toMatchObject({
    state,
    reason,
    chance: expect.closeTo(chance, 12),
    metric: null,
  });
});

test("an answer that needs a second signature is unknown without it, and one that was never given is unknown", () => {
  const twice = answered("a", { second: true });
  expect(weigh(rules, twice, knowing({ a: said(true, { signed: false }) }))).toMatchObject({
    reason: "unsigned",
    state: "unknown",
  });
  expect(weigh(rules, twice, knowing({ a: true })).state).toBe("met");
  expect(weigh(rules, twice, knowing({}))).toMatchObject({ reason: "not_attested", state: "unknown" });
});
