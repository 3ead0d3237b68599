import fc from "fast-check";
import { expect, test } from "vitest";

import { attachmentId, placeOfAttachment } from "./rules/attachment-id.ts";
import { headersOf } from "./rules/served.ts";

test("only a picture is shown, and nothing that is served can run", () => {
  const shown = headersOf({ name: "a.png", type: "image/png", danger: null }, "show");
  expect([shown["content-type"], shown["content-disposition"]]).toEqual([
    "image/png",
    `inline; filename="a.png"; filename*=UTF-8''a.png`,
  ]);
  for (const [type, danger] of [
    ["text/html", "page"],
    ["image/svg+xml", "page"],
    ["application/pdf", null],
    ["image/png", "script"],
    [null, null],
  ] as const) {
    const headers = headersOf({ name: "x", type, danger }, "show");
    expect([headers["content-type"], headers["content-disposition"]]).toEqual([
      "application/octet-stream",
      `attachment; filename="x"; filename*=UTF-8''x`,
    ]);
    expect(headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("no-store");
  }
});

test("no name breaks out of its header", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
      const field = headersOf({ name, type: null, danger: null }, "save")["content-disposition"] ?? "";
      expect(field).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
    }),
    { numRuns: 60 },
  );
});

test("an id leads back to its place, and nothing else does", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(999), (message, position) => {
      expect(placeOfAttachment(attachmentId(message, position))).toMatchObject({ messageId: message, position });
    }),
  );
  for (const id of ["", "x", "../x", "00000000-0000-8000-8000-000000000000", "00000000-0000-8000-8000-000000000000.-1"])
    expect(placeOfAttachment(id)).toBeUndefined();
});
