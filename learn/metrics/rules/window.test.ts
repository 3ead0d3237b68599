import { Failure } from "@firsthand/kernel/errors";
import { expect, test } from "vitest";

import { checkWindow, dayFrom, isMidnight, parseMoment, windowBefore } from "./window.ts";

const at = (text: string): Date => new Date(text);

test("days and moments with an offset are read; anything else is refused with advice", () => {
  expect(parseMoment("2026-03-31")).toEqual(at("2026-03-31T00:00:00Z"));
  expect(parseMoment("2026-03-31T08:00:00+02:00")).toEqual(at("2026-03-31T06:00:00Z"));
  for (const wrong of ["31.3.2026", "2026-02-30", "2026-03-31T08:00", "5", "", "yesterday", "0000-01-01"]) {
    expect(() => parseMoment(wrong)).toThrow(Failure);
  }
});

test("a window needs a moment in it", () => {
  const day = at("2026-03-31T00:00:00Z");
  expect(() => checkWindow({ since: day, until: day })).toThrow(/holds no moment/);
  expect(() => checkWindow({ since: day, until: at("2026-03-30T00:00:00Z") })).toThrow(Failure);
  expect(() => checkWindow({ since: new Date(Number.NaN) })).toThrow(Failure);
  expect(() => checkWindow({ since: day })).not.toThrow();
  expect(() => checkWindow({})).not.toThrow();
});

test("the window before ends where this one begins and is as long", () => {
  const before = windowBefore({ since: at("2026-03-08T00:00:00Z"), until: at("2026-03-15T00:00:00Z") });
  expect(before).toEqual({ since: at("2026-03-01T00:00:00Z"), until: at("2026-03-08T00:00:00Z") });
  expect(windowBefore({ since: at("2026-03-08T00:00:00Z") })).toBeNull();
  expect(windowBefore({})).toBeNull();
  expect(windowBefore({ since: at("1900-01-01"), until: at("9998-12-31") })).toBeNull();
});

test("a day begins at its midnight in UTC", () => {
  expect(dayFrom(at("2026-03-31T00:00:00Z"))).toBe("2026-03-31");
  expect(dayFrom(at("2026-03-31T00:00:00.001Z"))).toBe("2026-04-01");
  expect(isMidnight(at("2026-03-31T00:00:00Z"))).toBe(true);
  expect(isMidnight(at("2026-03-31T00:00:01Z"))).toBe(false);
});
