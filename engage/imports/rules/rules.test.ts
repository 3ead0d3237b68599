import fc from "fast-check";
import { expect, test } from "vitest";

import { cursorOf, placeOf } from "./places.ts";
import { cleanName, findsRoom } from "./uploads.ts";

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ann\\chats.csv", "chats.csv"],
  ["folder/", "folder"],
  ["..", "file"],
  ["  \u0000 ", "file"],
  ["na\u202Eme\u200B.csv\n", "name.csv"],
  ["😀 żółć.csv", "😀 żółć.csv"],
  ["\uD83D.csv", "\uFFFD.csv"],
])("%j is shown as %j", (name, shown) => expect(cleanName(name)).toBe(shown));

test("a name is never a path, never empty, never long, and keeps its ending", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const clean = cleanName(name);
      expect(clean).not.toMatch(/[/\\\p{Cc}]|^\.*$/u);
      expect(clean.length).toBeLessThanOrEqual(210);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanName(clean)).toBe(clean);
    }),
  );
  expect(cleanName(`${"x".repeat(500)}.csv.gz`)).toMatch(/^x{193}\.csv\.gz$/);
});

test("a cursor leads back to its place; any other word to none", () => {
  const at = new Date("2024-05-01T10:00:00.123Z");
  const id = "01234567-89ab-7def-8123-456789abcdef";
  expect(placeOf(cursorOf(at, id))).toEqual({ at, id });
  fc.assert(fc.property(fc.string(), (word) => placeOf(word) === undefined));
});

test("a file finds room beside what is promised to others and spared for the database", () => {
  expect(findsRoom({ free: 1000e6, promised: 300e6 }, 400e6)).toBe(true);
  expect(findsRoom({ free: 1000e6, promised: 400e6 }, 400e6)).toBe(false);
});
