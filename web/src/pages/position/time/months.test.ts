import { expect, test } from "vitest";

import { labelled, monthText, movedRows, placeOf, shortMonthText } from "./months.ts";

test("months are named as the calendar of UTC does", () => {
  expect(monthText("2026-03")).toBe("March 2026");
  expect(shortMonthText("2025-12")).toBe("Dec 2025");
});

test("few enough months carry their name", () => {
  expect([...labelled(4, 6)]).toEqual([0, 1, 2, 3]);
  expect([...labelled(13, 6)]).toEqual([0, 3, 6, 9, 12]);
  expect([...labelled(0, 6)]).toEqual([]);
});

test("behind the last month lies now, and so does a month that is not there", () => {
  const history = [{ month: "2026-01" }, { month: "2026-02" }];
  expect([placeOf(history, "2026-01"), placeOf(history, undefined), placeOf(history, "2031-01")]).toEqual([0, 2, 2]);
});

test("what stands elsewhere when it is measured again is named with both places, the whole first", () => {
  const row = (id: string, floor: number, ceiling: number) => ({ id, title: id.toUpperCase(), floor, ceiling });
  const reported = { stage: 1, ceiling: 2, dimensions: [row("a", 1, 4), row("b", 2, 2), row("gone", 1, 1)] };
  const now = { stage: 2, ceiling: 2, dimensions: [row("b", 2, 2), row("a", 2, 2)] };
  expect(movedRows(reported, now)).toEqual([
    { title: "the whole", reported: "1 to 2", now: "2" },
    { title: "A", reported: "1 to 4", now: "2" },
  ]);
  expect(movedRows(reported, reported)).toEqual([]);
});
