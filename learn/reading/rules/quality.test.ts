import { expect, test } from "vitest";

import { judged, times } from "../testing/judged.ts";
import { isAmong, ofSet } from "./cases.ts";
import { partsOf, summaryOf } from "./quality.ts";

const now = new Date("2026-03-20T12:00:00Z");
const machine = (value: string | null, probability: number | null = 0.9, version = "rules-1 classifier-1") => ({
  value,
  probability,
  version,
});
const said = (value: string | null) => ({ value, by: "Ida", at: now });

const judgements = [
  ...times(40),
  ...times(10, { machine: machine("price", 0.6) }),
  ...times(6, { value: "price", machine: machine(null, 0.3), language: "de", at: new Date("2026-03-10T10:00:00Z") }),
  ...times(4, { value: null, machine: machine(null, 0.8, "rules-1 classifier-2"), language: null }),
];
/** Judgements that belong to no figure. */
const beside = [
  ...times(5, { purpose: "teach", machine: machine("price") }),
  ...times(7, { asked: false, machine: machine("price") }),
  ...times(3, { value: "delivery.late", second: said("price") }),
];

test("only held-back texts that were asked for and are not disputed count", () => {
  const summary = summaryOf("topic", [...judgements, ...beside], now);
  expect(summary.accuracy).toMatchObject({ count: 44, n: 60, missing: 0 });
  expect(summary.accuracy.interval?.low).toBeGreaterThan(0.6);
  expect(summary).toMatchObject({ corrected: 7, disputed: 3 });
  expect(summary.abstained).toMatchObject({ count: 10, n: 60 });
  // of three values: 40 of 50, 0 of 6, 4 of 4, with what the machine said beside
  expect(summary.macroF1).toBeCloseTo((80 / 90 + 0 + 8 / 14) / 3, 12);
});

test("what was settled counts as settled", () => {
  const settled = judged({ value: "price", second: said("delivery.late"), settled: said("delivery.late") });
  expect(summaryOf("topic", [settled], now).accuracy).toMatchObject({ count: 1, n: 1, missing: 49 });
});

test("what was judged too little says how much is missing, and no figure", () => {
  const { accuracy, macroF1, values, languages, calibration, agreement } = partsOf("topic", times(12), now);
  expect(accuracy).toMatchObject({ count: 12, n: 12, missing: 38 });
  expect(macroF1).toBeNull();
  expect(values[0]).toMatchObject({
    value: "delivery.late",
    precision: { missing: 8 },
    recall: { missing: 8 },
    f1: null,
  });
  expect(languages[0]).toMatchObject({ language: "en", accuracy: { missing: 8 } });
  expect(calibration).toMatchObject({ n: 12, missing: 38, error: null });
  expect(agreement).toEqual({ n: 0, observed: null, kappa: null, interval: null, missing: 30 });
});

test("each value, language and version has its own figures", () => {
  const { values, languages, versions, cells, calibration, weeks } = partsOf("topic", judgements, now);
  expect(values.map(({ value, precision, recall }) => [value, precision.count, precision.n, recall.n])).toEqual([
    ["delivery.late", 40, 40, 50],
    ["price", 0, 10, 6],
    [null, 4, 10, 4],
  ]);
  expect(cells[0]).toEqual({ expected: "delivery.late", given: "delivery.late", count: 40 });
  expect(languages.map(({ language, accuracy }) => [language, accuracy.count, accuracy.n])).toEqual([
    ["en", 40, 50],
    ["de", 0, 6],
    [null, 4, 4],
  ]);
  expect(versions.map(({ version, accuracy }) => [version, accuracy.n])).toEqual([
    ["rules-1 classifier-1", 56],
    ["rules-1 classifier-2", 4],
  ]);
  // without those that the machine gave no value
  expect(calibration).toMatchObject({ n: 50, missing: 0 });
  expect(calibration.error).toBeCloseTo((40 * 0.1 + 10 * 0.6) / 50, 10);
  expect(weeks.map(({ since, accuracy }) => [since.slice(0, 10), accuracy.n])).toEqual([
    ["2026-03-02", 54],
    ["2026-03-09", 6],
  ]);
});

test("a week in which nothing was judged stands between the others, and the running one is partial", () => {
  const { weeks } = summaryOf("topic", [judged(), judged({ at: new Date("2026-03-18T00:00:00Z") })], now);
  expect(weeks.map(({ accuracy, partial }) => [accuracy.n, partial])).toEqual([
    [1, false],
    [0, false],
    [1, true],
  ]);
});

test("two people who judged the same texts", () => {
  const pairs = [
    ...times(20, { second: said("delivery.late") }),
    ...times(15, { value: "price", second: said("price") }),
    ...times(5, { value: "price", second: said("delivery.late") }),
  ];
  const { agreement } = summaryOf("topic", pairs, now);
  expect(agreement).toMatchObject({ n: 40, observed: 35 / 40, missing: 0 });
  expect(agreement.kappa).toBeCloseTo((0.875 - 0.5) / 0.5, 12);
});

test("lists are narrowed by what people said, what the machine said, and how sure it was", () => {
  const all = ofSet([...judgements, ...beside], "measured");
  const count = (wanted: Parameters<typeof isAmong>[1]) => all.filter((one) => isAmong(one, wanted)).length;
  expect(count({})).toBe(60);
  expect(count({ expected: "delivery.late", given: "price" })).toBe(10);
  expect(count({ given: "-" })).toBe(10);
  expect(count({ expected: "-" })).toBe(4);
  expect(count({ language: "-" })).toBe(4);
  expect(count({ bin: 9 })).toBe(40);
  expect(count({ right: false })).toBe(16);
  expect(count({ version: "rules-1 classifier-2" })).toBe(4);
  const sets = (["disputed", "corrected", "twice"] as const).map(
    (set) => ofSet([...judgements, ...beside], set).length,
  );
  expect(sets).toEqual([3, 7, 3]);
});
