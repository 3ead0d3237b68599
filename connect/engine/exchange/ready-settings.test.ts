import { expect, test } from "vitest";

import { readManifest } from "../../manifest/index.ts";
import { readySettings } from "./ready-settings.ts";

/** A connector whose one setting has to match a pattern. */
function manifestWith(pattern: string) {
  const read = readManifest(`
id: shop
name: Shop
about: For tests.
settings:
  account: { title: Account, kind: text, pattern: '${pattern}' }
base: https://shop.example
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: gap }
    request: { path: /notes }
    records: notes
    edits: not_seen
    deletions: not_seen
    map: $
`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.manifest;
}

test("the whole of a setting has to match its pattern", () => {
  expect(readySettings(manifestWith("[0-9]+"), { account: " 12 " })).toEqual({ account: "12" });
  expect(() => readySettings(manifestWith("[0-9]+"), { account: "12a" })).toThrow("not written as it has to be");
});

test("a pattern that goes on and on is given up", () => {
  const begun = performance.now();
  expect(() => readySettings(manifestWith("(a+)+"), { account: `${"a".repeat(34)}!` })).toThrow(
    "not written as it has to be",
  );
  expect(performance.now() - begun).toBeLessThan(20_000);
});
