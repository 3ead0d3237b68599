import { personRecord } from "@firsthand/connect/records";
import fc from "fast-check";
import { expect, test } from "vitest";

import { type Attributes, attributesOf, contentHash, merged, outranks } from "./rules.ts";

const attributes = fc.dictionary(
  fc.constantFrom("tier", "city", "since", "__proto__", "plan"),
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 0, max: 3 })),
) as fc.Arbitrary<Attributes>;

test("what is known is the same in whatever order and however often it was told", () => {
  fc.assert(
    fc.property(attributes, attributes, attributes, (a, b, c) => {
      const left = merged(merged(a, b), c);
      expect(merged(a, merged(b, c))).toEqual(left);
      expect(merged(merged(c, b), a)).toEqual(left);
      expect(merged(left, b)).toEqual(left);
    }),
  );
});

test("of each name what was said last counts; of too many those said last", () => {
  expect(merged({ tier: ["gold", 5] }, { tier: ["silver", 4], city: ["Ulm", 1] })).toEqual({
    city: ["Ulm", 1],
    tier: ["gold", 5],
  });
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a${n}`, ["x", n] as const]));
  const kept = merged(many, {});
  expect(Object.keys(kept)).toHaveLength(50);
  expect(kept["a9"]).toBeUndefined();
  expect(kept["a10"]).toEqual(["x", 10]);
});

test("the higher version stands, then the later change, then the greater hash; one of two always does", () => {
  const ranked = fc.record({
    version: fc.integer({ min: 0, max: 2 }),
    at: fc.integer({ min: 0, max: 2 }).map((ms) => new Date(ms)),
    hash: fc.constantFrom("a", "b"),
  });
  fc.assert(
    fc.property(ranked, ranked, (a, b) => {
      const same = a.version === b.version && a.at.getTime() === b.at.getTime() && a.hash === b.hash;
      expect([outranks(a, b), outranks(b, a)].filter(Boolean)).toHaveLength(same ? 0 : 1);
      if (a.version > b.version) expect(outranks(a, b)).toBe(true);
    }),
  );
});

test("a mail address that proves nothing is kept beside, one that is a key is not", () => {
  const at = "2026-01-01T00:00:00Z";
  const of = (more: object) =>
    attributesOf(personRecord.parse({ externalId: "1", at, attributes: { tier: "gold" }, ...more }));
  const said = Date.parse(at);
  expect(of({ email: "ann@x.org" })).toEqual({ tier: ["gold", said] });
  expect(of({ account: "17", email: "ann@x.org", emailVerified: true })).toEqual({ tier: ["gold", said] });
  expect(of({ account: "17", email: "ann@x.org" })).toEqual({
    tier: ["gold", said],
    "Mail address, not confirmed": ["ann@x.org", said],
  });
});

test("the hash tells contents, not the order of their fields", () => {
  const at = "2026-01-01T00:00:00Z";
  const one = personRecord.parse({ externalId: "1", at, account: "17", attributes: { a: "1", b: "2" } });
  const same = personRecord.parse({ attributes: { b: "2", a: "1" }, account: "17", at, externalId: "1" });
  expect(contentHash(same)).toBe(contentHash(one));
  expect(contentHash({ ...one, attributes: { a: "1", b: "3" } })).not.toBe(contentHash(one));
});
