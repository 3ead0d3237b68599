import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { expect, test } from "vitest";

import {
  amountText,
  casesText,
  comparisonOf,
  countingText,
  intervalText,
  remarksOf,
  sampleText,
  shortUnitText,
  unknownReason,
  valueText,
  withoutCutWindows,
} from "./figure-words.ts";

const window = { since: "2017-04-14T00:00:00.000Z", until: "2017-07-14T00:00:00.000Z" };
const share = (value: number | null, low: number | null, high: number | null) => ({ value, low, high, n: 100 });
const measured: MeasuredMetric = {
  id: "reply_coverage",
  title: "Reply coverage",
  definition: "",
  group: "answered",
  parts: [],
  measure: "share",
  direction: "up",
  unit: null,
  since: "2017-07-14T00:00:00.000Z",
  until: "2017-10-13T00:00:00.000Z",
  warnings: [],
  selected: false,
  ...share(0.9, 0.85, 0.95),
};
const compared = (
  now: ReturnType<typeof share>,
  before: ReturnType<typeof share> | null,
  direction: "up" | "down" | "none",
) => comparisonOf({ ...now, measure: "share", direction, previous: before && { ...window, ...before } });

test("a rise is better or worse by the direction of the metric", () => {
  const now = share(0.91, 0.89, 0.93);
  const before = share(0.8, 0.78, 0.82);
  expect(compared(now, before, "up")).toMatchObject({ text: "+11.0 pts", arrow: "up", tone: "better" });
  expect(compared(now, before, "down")).toMatchObject({ arrow: "up", tone: "worse" });
  expect(compared(before, now, "down")).toMatchObject({ text: "\u221211.0 pts", arrow: "down", tone: "better" });
  expect(compared(now, before, "none").tone).toBe("plain");
});

test("where the intervals overlap, a change is neither better nor worse, and it is said why", () => {
  const { tone, sentence } = compared(share(0.91, 0.85, 0.95), share(0.86, 0.8, 0.9), "up");
  expect(tone).toBe("plain");
  expect(sentence).toBe("Before: 86.0 %, n 100. The intervals do not tell them apart: this may be chance.");
});

test("too few cases for an interval are no ground to call a change better or worse; counts need none", () => {
  expect(compared(share(0.9, 0.85, 0.95), share(0.1, null, null), "up").tone).toBe("plain");
  expect(compared(share(0.9, null, null), share(0.1, null, null), "up").tone).toBe("better");
});

test("there is no comparison without a window before or a figure in it, and a change of nothing is none", () => {
  expect(compared(share(0.9, null, null), null, "up")).toMatchObject({ text: "No comparison", arrow: undefined });
  expect(compared(share(0.9, null, null), share(null, null, null), "up").sentence).toContain("not known");
  expect(compared(share(0.9, null, null), share(0.90001, null, null), "up")).toMatchObject({ text: "No change" });
});

test("a window before that the log covers only in part is no comparison; one that begins on its first day is", () => {
  const metric = { ...measured, previous: { ...window, ...share(0.8, 0.78, 0.82) } };
  const [cut] = withoutCutWindows([metric], "2017-07-13T08:00:00.000Z");
  expect(cut && comparisonOf(cut)).toMatchObject({
    text: "No comparison",
    sentence: expect.stringContaining("too little"),
  });
  for (const first of ["2017-04-14T09:00:00.000Z", "2008-01-01T00:00:00.000Z", null, undefined])
    expect(withoutCutWindows([metric], first)).toEqual([metric]);
});

test("a window before with next to nothing in it is no comparison for any figure", () => {
  const inbound = (n: number) => ({
    ...measured,
    id: "inbound_volume",
    n: 2772,
    previous: { ...window, ...share(n, null, null), n },
  });
  const coverage = { ...measured, previous: { ...window, ...share(0.5, null, null), n: 2 } };
  expect(withoutCutWindows([inbound(3), coverage], null).map(({ previous }) => previous)).toEqual([
    undefined,
    undefined,
  ]);
  const enough = [inbound(139), coverage];
  expect(withoutCutWindows(enough, null)).toEqual(enough);
});

test("whether a case counts is said in the words of the figure", () => {
  expect(countingText("reply_coverage", true)).toBe("Answered");
  expect(countingText("within_promise", false)).toBe("Not in time");
  expect(countingText("a_new_one", false)).toBe("Does not count");
});

test("values, intervals and samples carry their units", () => {
  expect(valueText(0.91, "share")).toBe("91.0 %");
  expect(valueText(42, "points")).toBe("+42 points");
  expect(valueText(0.31, "from -1 (negative) to 1 (positive)")).toBe("+0.31");
  expect(valueText(7492, "messages")).toBe("7,492 messages");
  expect(valueText(5.4, "from 1 (hard) to 7 (easy)")).toBe("5.4");
  expect(shortUnitText("from 1 (hard) to 7 (easy)")).toBe("1 to 7");
  expect(valueText(12.5, "points of 100")).toBe("12.5 points of 100");
  expect(shortUnitText("from -1 (negative) to 1 (positive)")).toBe("\u22121 to 1");
  expect(shortUnitText("messages")).toBe("messages");
  expect(sampleText({ id: "inbound_volume", n: 7492, value: 7492 })).toBe("complete count");
  expect(sampleText({ id: "reply_coverage", n: 1, value: 0.5 })).toBe("1 conversation");
  expect(intervalText({ low: 0.894, high: 0.921, measure: "share" })).toBe("89.4 % to 92.1 %");
  expect(intervalText({ low: null, high: null, measure: "messages" })).toBeUndefined();
  expect(casesText({ id: "nps", n: 1 })).toBe("1 answer");
  expect(casesText({ id: "reply_coverage", n: 1482 })).toBe("1,482 conversations");
  expect(amountText(-1, "points")).toBe("\u22121");
  expect(amountText(7, "conversations a day")).toBe("7 conversations");
  expect(amountText(1, "conversations a day")).toBe("1 conversation");
  expect(valueText(1, "conversations a day")).toBe("1 conversation a day");
  expect(amountText(12, "minutes")).toBe("12 min");
  expect(casesText({ id: "load_per_agent", n: 1 })).toBe("1 day of a person");
});

test("why a figure is unknown is its value, and not one of its remarks", () => {
  const warnings = ["Not known: Nobody rated.", "Left out: 3 that wait."];
  expect(unknownReason({ value: null, warnings })).toBe("Nobody rated.");
  expect(remarksOf({ value: null, warnings })).toEqual(["Left out: 3 that wait."]);
  expect(unknownReason({ value: 0, warnings: [] })).toBeUndefined();
});
