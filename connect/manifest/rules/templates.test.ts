import fc from "fast-check";
import { expect, test } from "vitest";

import { fillTemplate, readTemplate, valueOf } from "./templates.ts";

const time = new Date("2026-03-04T05:06:07.890Z");
const values = (name: string) => ({ since: time, id: 7, word: "a&b", empty: "", sure: false })[name];
const asIs = (text: string) => text;

test.each([
  ["{since}", "2026-03-04T05:06:07Z"],
  ["{since|seconds}", "1772600767"],
  ["{since|milliseconds}", "1772600767890"],
  ["{since|date}", "2026-03-04"],
  ["{since|naive}", "2026-03-04T05:06:07"],
  ["{since|spaced}", "2026-03-04 05:06:07"],
  ["a{id}b{word}", "a7ba&b"],
  ["{{id}}", "{id}"],
  ["{empty}", undefined],
  ["x{unknown}", undefined],
  ["{sure}", "false"],
])("%s is %s", (template, filled) => {
  expect(fillTemplate(template, values, asIs)).toBe(filled);
});

test("a single name keeps the kind of its value", () => {
  expect(
    ["{id}", "{since|seconds}", "{sure}", "{word}", "n{id}", "{empty}"].map((one) => valueOf(one, values)),
  ).toEqual([7, 1_772_600_767, false, "a&b", "n7", undefined]);
});

test("properties: values are never read as templates, and are always encoded", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(fillTemplate("<{word}>", () => text, asIs)).toBe(`<${text}>`);
      expect(fillTemplate("<{word}>", () => text.toWellFormed(), encodeURIComponent)).not.toMatch(/[{}/?#&].*>/);
      const escaped = text.replaceAll("{", "{{").replaceAll("}", "}}");
      expect(fillTemplate(escaped, values, asIs)).toBe(text);
      expect(typeof readTemplate(text).ok).toBe("boolean");
    }),
  );
});
