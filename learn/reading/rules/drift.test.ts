import { expect, test } from "vitest";

import { times } from "../testing/judged.ts";
import { casesOf } from "./cases.ts";
import { mixesOf, qualityOf, wordsOf } from "./drift.ts";
import { unknownWords } from "./unknown-words.ts";

test("words that none of the other weeks has; each week is compared with as many", () => {
  const weeks = [["The parcel is late"], ["the parcel was lost!"], ["a lost invoice"], ["The STRIKE, the parcel"]];
  // the first week is set aside for the last one
  expect(unknownWords(weeks)).toEqual([
    { count: 1, n: 3 },
    { count: 1, n: 4 },
    { count: 1, n: 2 },
    { count: 1, n: 4 },
  ]);
});

test("new words are found, the usual ones are not", () => {
  const usual = Array.from({ length: 9 }, () => Array.from({ length: 40 }, () => "my parcel came late again"));
  expect(wordsOf(usual)[0]).toMatchObject({ about: "words", value: 0, drifts: false });
  const strange = [...usual.slice(0, 8), Array.from({ length: 40 }, () => "parcel gewitter blitz donner hagel")];
  expect(wordsOf(strange)[0]).toMatchObject({ value: 0.8, drifts: true });
  expect(wordsOf([])).toEqual([]);
});

test("the mix of values, and how often none is given", () => {
  const week = (late: number, price: number, none: number) =>
    new Map<string | null, number>([
      ["delivery.late", late],
      ["price", price],
      [null, none],
    ]);
  const past = Array.from({ length: 8 }, (_unused, at) => week(60 + at, 40, 20));
  const calm = mixesOf(new Map([["topic", [...past, week(62, 41, 22)]]]));
  expect(calm.map(({ kind, drifts }) => [kind, drifts])).toEqual([
    ["mix", false],
    ["abstained", false],
  ]);
  const other = mixesOf(new Map([["topic", [...past, week(10, 90, 100)]]]));
  expect(other).toMatchObject([
    { about: "topic", kind: "mix", drifts: true, n: 100 },
    { about: "topic", kind: "abstained", drifts: true, value: 0.5, n: 200 },
  ]);
  expect(other[0]?.moved.map(({ value }) => value).toSorted()).toEqual(["delivery.late", "price"]);
  // a mood is always given
  expect(mixesOf(new Map([["mood", [...past, week(10, 90, 100)]]])).map(({ kind }) => kind)).toEqual(["mix"]);
});

test("quality of the last weeks beside those before", () => {
  const since = new Date("2026-03-01T00:00:00Z");
  const before = { at: new Date("2026-02-01T00:00:00Z") };
  const wrong = { machine: { value: "price", probability: null, version: "rules-1" } };
  const cases = casesOf([
    ...times(90, before),
    ...times(10, { ...before, ...wrong }),
    ...times(20),
    ...times(20, wrong),
  ]);
  expect(qualityOf("topic", cases, since)).toMatchObject([
    { about: "topic", kind: "quality", value: 0.5, expected: 0.9, drifts: true, n: 40 },
  ]);
  expect(qualityOf("topic", casesOf(times(10)), since)).toEqual([]);
});
