import fc from "fast-check";
import { expect, test } from "vitest";

import { hangOf, splitLine } from "./yaml-line.ts";

test("a line of YAML comes apart into key, value and remark", () => {
  expect(splitLine("      - id: purpose-drill")).toEqual({
    lead: "      - ",
    key: "id:",
    rest: " purpose-drill",
    remark: "",
  });
  expect(splitLine("at_least: 0.8 # judgement")).toEqual({
    lead: "",
    key: "at_least:",
    rest: " 0.8 ",
    remark: "# judgement",
  });
  expect(splitLine("  # Guard: audit labels")).toMatchObject({ key: "", remark: "  # Guard: audit labels" });
});

test("a # within quotes or within a word is no remark, and a colon within a sentence makes no key", () => {
  expect(splitLine('says: "a # b" # c')).toMatchObject({ rest: ' "a # b" ', remark: "# c" });
  expect(splitLine("says: issue#4")).toMatchObject({ rest: " issue#4", remark: "" });
  expect(splitLine("says: don't # why")).toMatchObject({ remark: "# why" });
  expect(splitLine("    twelve rows: every row shows")).toMatchObject({ key: "" });
});

test("nothing of a line is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", "#", ":", "-", '"', "'", "[") }), (line) => {
      const { lead, key, rest, remark } = splitLine(line);
      expect(lead + key + rest + remark).toBe(line);
    }),
  );
});

test("a long line goes on a little further in than it begins, within bounds", () => {
  expect(hangOf("says: a")).toBe(2);
  expect(hangOf("    says: a")).toBe(6);
  expect(hangOf(" ".repeat(40))).toBe(16);
});
