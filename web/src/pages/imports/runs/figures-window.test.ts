import { expect, test } from "vitest";

import { figuresWindow } from "./figures-window.ts";

test("what ends with the log, or in its last week, is in the usual window", () => {
  const log = "2017-12-03T10:00:00.000Z";
  expect(figuresWindow({ source: log, log })).toEqual({});
  expect(figuresWindow({ source: "2017-11-27T00:00:00.000Z", log })).toEqual({});
});

test("what ended earlier gets 13 weeks until its own newest day", () => {
  expect(figuresWindow({ source: "2017-12-03T10:00:00.000Z", log: "2026-11-21T22:44:18.000Z" })).toEqual({
    since: "2017-09-04",
    until: "2017-12-04",
  });
});

test("without a message there is no window of its own", () => {
  expect(figuresWindow({ source: undefined, log: "2026-11-21T22:44:18.000Z" })).toEqual({});
  expect(figuresWindow({ source: "2026-11-21T22:44:18.000Z", log: null })).toEqual({});
});
