import { expect, test } from "vitest";

import { monthBefore, monthsApart, windowOfMonth, windowOfPosition, windowsBack } from "./windows.ts";

const now = new Date("2026-11-22T10:00:00Z");
const last = new Date("2026-11-20T23:59:59Z");
const days = 90;

test("the window ends with the day of the newest interaction", () => {
  expect(windowOfPosition({}, { days, last, now })).toEqual({
    since: new Date("2026-08-23T00:00:00Z"),
    until: new Date("2026-11-21T00:00:00Z"),
  });
  expect(windowOfPosition({}, { days, last: null, now }).until).toEqual(new Date("2026-11-23T00:00:00Z"));
});

test("a message that a wrong clock dated later moves no window into the future", () => {
  const future = new Date("2099-01-01T00:00:00Z");
  expect(windowOfPosition({}, { days, last: future, now }).until).toEqual(new Date("2026-11-23T00:00:00Z"));
});

test("no window begins before time, however long the one that is asked for", () => {
  const long = { since: new Date("1900-01-01"), until: new Date("9998-12-31") };
  expect(windowsBack(long, 3)).toEqual([long]);
  const first = new Date("0001-01-01");
  expect(windowOfPosition({ until: first }, { days, last, now })).toEqual({ since: first, until: first });
});

test("an end that is left out is completed", () => {
  const since = new Date("2026-11-01T00:00:00Z");
  const until = new Date("2026-04-01T00:00:00Z");
  expect(windowOfPosition({ since }, { days, last, now })).toEqual({ since, until: new Date("2026-11-21T00:00:00Z") });
  expect(windowOfPosition({ until }, { days, last, now }).since).toEqual(new Date("2026-01-01T00:00:00Z"));
});

test("earlier windows touch each other", () => {
  const windows = windowsBack({ since: new Date("2026-01-11T00:00:00Z"), until: new Date("2026-01-21T00:00:00Z") }, 3);
  expect(
    windows.map(({ since, until }) => [since.toISOString().slice(0, 10), until.toISOString().slice(0, 10)]),
  ).toEqual([
    ["2026-01-11", "2026-01-21"],
    ["2026-01-01", "2026-01-11"],
    ["2025-12-22", "2026-01-01"],
  ]);
});

test("months are whole, also over a turn of the year and in February", () => {
  expect(windowOfMonth("2024-02", 90).until).toEqual(new Date("2024-03-01T00:00:00Z"));
  expect(windowOfMonth("2025-12", 31)).toEqual({
    since: new Date("2025-12-01T00:00:00Z"),
    until: new Date("2026-01-01T00:00:00Z"),
  });
  expect(monthBefore("2026-02", 3)).toBe("2025-11");
  expect([30, 90, 365].map(monthsApart)).toEqual([1, 3, 12]);
});
