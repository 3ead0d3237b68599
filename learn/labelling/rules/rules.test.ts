import type { Verdict } from "@firsthand/analytics/classifier";
import fc from "fast-check";
import { expect, test } from "vitest";

import { machineSays } from "./machine-says.ts";
import { askingOrder, wantsSecond } from "./order.ts";
import { teachMost } from "./teach-most.ts";
import { auditWanted } from "./wanted.ts";

const reading = { topic: null, intent: null, function: "care", sentiment: -0.4, urgency: 0.9, expectsAnswer: 0.2 };
const verdict = (label: string | null, probability: number, ...ranked: number[]): Verdict => ({
  label,
  probability,
  ranked: ranked.map((chance, at) => ({ label: `l${at}`, probability: chance })),
});

test("the machine is unsure where two labels are nearly as likely, and where none may hold", () => {
  const topic = (one: Verdict, said: string | null = "l0") =>
    machineSays("topic", { ...reading, topic: said }, { verdict: one, weight: 1 });
  expect(topic(verdict("l0", 0.9, 0.9, 0.05))).toEqual({
    value: "l0",
    probability: 0.9,
    uncertainty: 1 - (0.9 - 0.05),
  });
  expect(topic(verdict("l0", 0.5, 0.5, 0.45)).uncertainty).toBeCloseTo(0.95);
  expect(topic(verdict(null, 0.8, 0.6, 0.3), null)).toEqual({
    value: null,
    probability: 0.8,
    uncertainty: 2 * (1 - 0.8),
  });
  expect(machineSays("topic", reading, { verdict: undefined, weight: 0 })).toMatchObject({
    value: null,
    probability: null,
  });
});

test("a topic above those that it hesitates between is as likely as they are together", () => {
  const ranked = ["delivery.late", "delivery.lost", "deliveryman", "price"].map((label, at) => ({
    label,
    probability: [0.35, 0.3, 0.2, 0.15][at] ?? 0,
  }));
  const unsure: Verdict = { label: "delivery.late", probability: 0.35, ranked };
  const said = machineSays("topic", { ...reading, topic: "delivery" }, { verdict: unsure, weight: 1 });
  expect(said.probability).toBeCloseTo(0.65);
});

test("rules say mood, urgency and answers, and a head that hardly counts does not speak for them", () => {
  const say = (label: "mood" | "urgency" | "expects_answer" | "function", weight = 0) =>
    machineSays(label, reading, { verdict: verdict("negative", 0.7, 0.7, 0.2), weight });
  expect(say("mood")).toMatchObject({ value: "negative", probability: null, uncertainty: 0.6 });
  expect(say("urgency")).toMatchObject({ value: "true", probability: 0.9 });
  expect(say("expects_answer")).toMatchObject({ value: "false", probability: 0.8 });
  expect(say("function")).toMatchObject({ value: "care", probability: null });
});

test("the unsure, the typical and the different teach most", () => {
  const sure = { text: "parcel late again today", uncertainty: 0 };
  const unsure = { text: "parcel late again now", uncertainty: 1 };
  expect(teachMost([sure, unsure], 1)).toEqual([1]);
  // of two as unsure, the one that others are like
  const common = Array.from({ length: 8 }, (_unused, at) => ({ text: `refund for order ${at}`, uncertainty: 0.5 }));
  expect(teachMost([...common, { text: "zebra xylophone", uncertainty: 0.5 }], 1)[0]).toBeLessThan(8);
  // after one of a kind comes one of another
  const kinds = [
    { text: "the lamp is broken", uncertainty: 0.9 },
    { text: "the lamp is broken", uncertainty: 0.9 },
    { text: "tea was cold", uncertainty: 0.7 },
  ];
  expect(teachMost(kinds, 2)).toContain(2);
});

test("texts are chosen once each, none beyond what is wanted", () => {
  const text = fc.record({
    text: fc.string({ maxLength: 60 }),
    uncertainty: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), fc.nat(40), (texts, wanted) => {
      const chosen = teachMost(texts, wanted);
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen).toHaveLength(Math.min(wanted, texts.length));
    }),
    { numRuns: 60 },
  );
});

test("of each five that are asked for one is held back, as long as there are any; all come once", () => {
  const row = (n: number, kind: string) => ({ text_hash: `${(n * 40503).toString(16).padStart(8, "0")}${kind}` });
  const teach = Array.from({ length: 40 }, (_unused, at) => row(at, "t"));
  const audit = Array.from({ length: 6 }, (_unused, at) => row(at, "a"));
  const order = askingOrder(teach, audit);
  expect(new Set(order)).toEqual(new Set([...teach, ...audit]));
  expect(order).toHaveLength(46);
  for (let block = 0; block < 6; block += 1)
    expect(order.slice(block * 5, block * 5 + 5).filter((one) => one.text_hash.endsWith("a"))).toHaveLength(1);
  expect(askingOrder([], audit)).toEqual(audit);
});

test("about a tenth of what teaches and a third of what measures goes to a second person", () => {
  const hashes = Array.from({ length: 3000 }, (_unused, at) => {
    const digits = ((at * 2654435761) % 2 ** 32).toString(16).padStart(8, "0");
    return `00000000-0000-8000-8000-${digits}0000`;
  });
  const share = (purpose: "teach" | "audit") => hashes.filter((hash) => wantsSecond(hash, purpose)).length / 3000;
  expect(share("teach")).toBeCloseTo(0.1, 1);
  expect(share("audit")).toBeCloseTo(0.33, 1);
});

test("how many held-back texts tell the share right to within five points", () => {
  // 1.96² × 0.25 / 0.05² = 384.2, Cochran 1977
  expect(auditWanted({ texts: 0, right: 0 })).toBe(385);
  expect(auditWanted({ texts: 100, right: 80 })).toBe(246 - 100);
  expect(auditWanted({ texts: 400, right: 200 })).toBe(0);
});
