import type { ReadingFigure } from "@firsthand/learn/reading/contract";
import { expect, test } from "vitest";

import { confusionsOf, matrixOf } from "./matrix.ts";

const of = (n: number): ReadingFigure => ({ count: 0, n, share: null, interval: null, missing: 0 });
const value = (name: string | null, people: number, machine: number) => ({
  value: name,
  recall: of(people),
  precision: of(machine),
  f1: null,
});

const values = [value("late", 5, 4), value("lost", 3, 3), value("bill", 1, 0), value(null, 1, 3)];
const cells = [
  { expected: "late", given: "late", count: 4 },
  { expected: "lost", given: "lost", count: 2 },
  { expected: "late", given: null, count: 1 },
  { expected: "lost", given: null, count: 1 },
  { expected: "bill", given: "lost", count: 1 },
  { expected: null, given: null, count: 1 },
];

test("rows are what people said, with the share of each", () => {
  const { columns, rows, left } = matrixOf({ values, cells }, 10);
  expect(columns).toEqual(["late", "lost", "bill", null]);
  expect(left).toBe(0);
  expect(rows.map(({ expected, n, others }) => [expected, n, others])).toEqual([
    ["late", 5, 0],
    ["lost", 3, 0],
    ["bill", 1, 0],
    [null, 1, 0],
  ]);
  expect(rows[0]?.cells[3]).toEqual({ given: null, count: 1, share: 0.2 });
});

test("of many values the most frequent are shown; what is left out is told", () => {
  const { columns, rows, left } = matrixOf({ values, cells }, 2);
  expect(columns).toEqual(["late", "lost"]);
  expect(rows[0]).toMatchObject({ n: 5, others: 1 });
  expect(left).toBe(2);
});

test("what is taken for what", () => {
  expect(confusionsOf({ cells }, 2)).toEqual([
    { expected: "late", given: null, count: 1 },
    { expected: "lost", given: null, count: 1 },
  ]);
});
