import { expect, test } from "vitest";

import { type PageMark, readPageMark, writePageMark } from "./index.ts";

const mark: PageMark = {
  at: "2026-03-01T10:20:30.123456Z",
  id: "019b76db-28e8-7c05-b51e-33e8a81b697b",
  count: { value: 1000, capped: true },
};

test("a mark is read as it was written, and can stand in an address as it is", () => {
  const exact = { ...mark, at: "12026-03-01T10:20:30.000000Z".slice(1), count: { value: 0, capped: false } };
  for (const one of [mark, exact]) {
    expect(readPageMark(writePageMark(one))).toEqual(one);
    expect(encodeURIComponent(writePageMark(one))).toBe(writePageMark(one));
  }
  expect(readPageMark(writePageMark({ ...mark, id: mark.id.toUpperCase() }))).toEqual(mark);
});

test.each([
  "",
  "%",
  "x",
  btoa("2026-01-01 x"),
  btoa(`${mark.at} ${mark.id}`),
  btoa(`${mark.at} ${mark.id} 5 6`),
  btoa(`${mark.at} ${mark.id} -5`),
  btoa(`${mark.at} not-an-id 5`),
  btoa(`2026-99-01T00:00:00.000000Z ${mark.id} 5`),
  btoa(`2026-01-01T00:00:00.000Z ${mark.id} 5`),
])("what no page gave is none: %s", (text) => expect(readPageMark(text)).toBeUndefined());
