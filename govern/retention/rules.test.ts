import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { effectiveRule, lineageOf, monthsBefore, outdoneBy, withBelow } from "./rules/effective.ts";
import { overGuard, unseenOf } from "./rules/guard.ts";

const units = [
  { name: "Group", parent: null },
  { name: "Nord", parent: "Group" },
  { name: "Kiel", parent: "Nord" },
  { name: "Süd", parent: "Group" },
];

type Rule = Parameters<typeof effectiveRule>[1][number];
const rule = (months: number, more: Partial<Rule> = {}): Rule => ({
  field: "words",
  channel: null,
  unit: null,
  months,
  locked: false,
  ...more,
});
const months = (cell: { channel?: string | null; unit?: string | null }, rules: readonly Rule[]) =>
  effectiveRule({ field: "words", channel: "mail", unit: "Kiel", ...cell }, rules, units)?.months;

describe("the rule that decides", () => {
  test("is none where none is made, and none of another field, channel or unit", () => {
    expect(months({}, [])).toBeUndefined();
    const others = [rule(1, { field: "deliveries" }), rule(1, { channel: "chat" }), rule(1, { unit: "Süd" })];
    expect(months({}, others)).toBeUndefined();
  });

  test.each([
    ["the nearest unit before one above", [rule(1, { unit: "Group" }), rule(2, { unit: "Nord" })], 2],
    ["the unit before the channel", [rule(1, { channel: "mail" }), rule(2, { unit: "Kiel" })], 2],
    ["the channel before all channels", [rule(1), rule(2, { channel: "mail" })], 2],
    ["the field before everything", [rule(1, { field: "everything" }), rule(2)], 2],
    ["a locked one before a longer one further down", [rule(6, { locked: true }), rule(12, { unit: "Kiel" })], 6],
    ["a shorter one further down than a locked one", [rule(6, { locked: true }), rule(3, { unit: "Kiel" })], 3],
    [
      "the shortest of locked ones",
      [rule(6, { locked: true }), rule(4, { unit: "Group", locked: true }), rule(9, { unit: "Nord" })],
      4,
    ],
  ])("is %s", (_what, rules, expected) => {
    expect(months({}, rules)).toBe(expected);
    expect(months({}, rules.toReversed())).toBe(expected);
  });

  test("for what has no unit or channel is one that names none", () => {
    const rules = [rule(1, { unit: "Kiel" }), rule(2, { channel: "mail" }), rule(3)];
    expect(months({ unit: null, channel: null }, rules)).toBe(3);
  });

  test("never keeps longer than a locked rule that covers the cell, in whatever order rules were made", () => {
    const made = fc.record({
      field: fc.constantFrom("words" as const, "everything" as const, "deliveries" as const),
      channel: fc.constantFrom(null, "mail", "chat"),
      unit: fc.constantFrom(null, "Group", "Nord", "Kiel", "Süd"),
      months: fc.integer({ min: 1, max: 60 }),
      locked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(made), fc.constantFrom(null, "Kiel", "Süd", "elsewhere"), (rules, unit) => {
        const kept = months({ unit }, rules);
        expect(months({ unit }, rules.toReversed())).toBe(kept);
        const line = lineageOf(unit, units);
        const locked = rules.filter(
          (one) =>
            one.locked &&
            one.field !== "deliveries" &&
            one.channel !== "chat" &&
            (one.unit === null || line.includes(one.unit)),
        );
        for (const one of locked) expect(kept).toBeLessThanOrEqual(one.months);
      }),
    );
  });
});

test("a rule that a locked one above would always outdo is found, one beside is not", () => {
  const locked = rule(6, { unit: "Nord", locked: true });
  expect(outdoneBy(rule(12, { unit: "Kiel", channel: "mail" }), [locked], units)).toBe(locked);
  expect(outdoneBy(rule(6, { unit: "Kiel" }), [locked], units)).toBeUndefined();
  expect(outdoneBy(rule(12, { unit: "Süd" }), [locked], units)).toBeUndefined();
  expect(outdoneBy(rule(12), [locked], units)).toBeUndefined();
});

test("units that lead in a circle come to an end", () => {
  const circle = [
    { name: "a", parent: "b" },
    { name: "b", parent: "a" },
  ];
  expect(lineageOf("a", circle)).toEqual(["a", "b"]);
  expect(withBelow("a", circle)).toEqual(["a", "b"]);
  expect(withBelow("Nord", units)).toEqual(["Nord", "Kiel"]);
});

test.each([
  ["2026-03-31T10:00:00Z", 1, "2026-02-28T10:00:00Z"],
  ["2026-03-31T10:00:00Z", 13, "2025-02-28T10:00:00Z"],
  ["2026-01-15T23:59:59Z", 12, "2025-01-15T23:59:59Z"],
  ["2024-02-29T00:00:00Z", 12, "2023-02-28T00:00:00Z"],
])("before %s by %i months is %s", (now, back, then) => {
  expect(monthsBefore(new Date(now), back)).toEqual(new Date(then));
});

describe("the guard", () => {
  const item = (due: number, held: number, more: object = {}) => ({
    field: "words" as const,
    channel: "mail",
    unit: null,
    months: 12,
    due,
    held,
    ...more,
  });
  const kept = [{ field: "words" as const, rows: 100 }];

  test("lets a twentieth of a field go unseen; held rows do not go", () => {
    expect(overGuard([item(3, 0), item(2, 0)], kept)).toEqual([]);
    expect(overGuard([item(3, 0), item(3, 0)], kept)).toEqual(["words"]);
    expect(overGuard([item(50, 45)], kept)).toEqual([]);
  });

  test.each([
    ["the same", {}, 0],
    ["a shorter time", { months: 6 }, 0],
    ["a longer time", { months: 13 }, 1],
    ["another channel", { channel: "chat" }, 1],
    ["another unit", { unit: "Kiel" }, 1],
    ["another field", { field: "quarantine" }, 1],
  ])("after a preview of %s", (_what, more, unseen) => {
    expect(unseenOf([item(50, 0)], [item(1, 0, more)])).toHaveLength(unseen);
  });
});
