import { expect, test } from "vitest";

import { shownChange } from "./changed-fields.ts";

test("settings are told by the fields that changed", () => {
  expect(
    shownChange({ days: 30, on: true, channels: ["mail"] }, { days: 90, on: true, channels: ["mail", "chat"] }),
  ).toEqual({
    kind: "fields",
    fields: [
      { name: "days", before: "30", after: "90" },
      { name: "channels", before: "mail", after: "mail, chat" },
    ],
    unchanged: 1,
  });
});

test("what is new has no before, what is gone no after", () => {
  expect(shownChange(null, { days: 30 })).toMatchObject({ fields: [{ name: "days", before: undefined, after: "30" }] });
  expect(shownChange({ on: false, list: [] }, null)).toMatchObject({
    fields: [
      { name: "on", before: "no", after: undefined },
      { name: "list", before: "none", after: undefined },
    ],
  });
  expect(shownChange("viewer", "editor")).toEqual({
    kind: "fields",
    fields: [{ name: "", before: "viewer", after: "editor" }],
    unchanged: 0,
  });
});

test("texts and nested things are told line by line", () => {
  expect(shownChange("a\nb", "a\nc")).toEqual({ kind: "lines", before: "a\nb", after: "a\nc" });
  expect(shownChange(null, "a\nb")).toEqual({ kind: "lines", before: "", after: "a\nb" });
  expect(shownChange({ deep: { a: 1 } }, [1])).toMatchObject({
    kind: "lines",
    before: '{\n  "deep": {\n    "a": 1\n  }\n}',
  });
});
