import { expect, test } from "vitest";

import { ownPath } from "./own-path.ts";

const origin = "https://firsthand.example";

test.each([
  ["/conversations?state=waiting#last", "/conversations?state=waiting#last"],
  ["/", "/"],
  [undefined, "/"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/x/..//evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["conversations", "/"],
  ["/sign-in?to=/x", "/"],
  ["/setup", "/"],
])("%j leads to %j", (to, expected) => {
  expect(ownPath(to, origin)).toBe(expected);
});
