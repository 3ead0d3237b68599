import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readCursor, writeCursor } from "./cursor.ts";

test("a mark comes back to the microsecond", () => {
  const cursor = {
    at: "2017-10-31T22:10:47.123456Z",
    id: "0190a1b2-0000-7000-8000-000000000001",
    total: 1482,
    capped: false,
  };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(writeCursor(cursor)).toMatch(/^[\w-]+$/);
});

test("anything else is refused as bad input, never as a defect", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(() => readCursor(text)).toThrow(Failure);
    }),
  );
  const impossible = writeCursor({
    at: "2017-13-41T22:10:47.123456Z",
    id: "0190a1b2-0000-7000-8000-000000000001",
    total: 1482,
    capped: false,
  });
  expect(() => readCursor(impossible)).toThrow(Failure);
});
