import fc from "fast-check";
import { expect, test } from "vitest";

import { record, understood } from "../testing/index.ts";
import { admit, canonicalText, numberEquals, outranks } from "./rules.ts";

test("the higher version wins, then the greater hash; of two different revisions exactly one stands", () => {
  const revision = fc.record({ sourceVersion: fc.nat(3), contentHash: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(revision, revision, (a, b) => {
      const same = a.sourceVersion === b.sourceVersion && a.contentHash === b.contentHash;
      expect(outranks(a, b) || outranks(b, a)).toBe(!same);
      expect(outranks(a, b) && outranks(b, a)).toBe(false);
      if (a.sourceVersion > b.sourceVersion) expect(outranks(a, b)).toBe(true);
    }),
  );
});

test("equal contents have one text whatever the order of their keys; different ones have two", () => {
  expect(canonicalText({ b: 1, a: { d: [1, null], c: "x" } })).toBe(
    canonicalText({ a: { c: "x", d: [1, null] }, b: 1, e: undefined }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(JSON.parse(canonicalText(a))).toEqual(JSON.parse(JSON.stringify(a)));
      expect(canonicalText(a) === canonicalText(b)).toBe(
        canonicalText(JSON.parse(JSON.stringify(a))) === canonicalText(JSON.parse(JSON.stringify(b))),
      );
    }),
  );
});

test("it is the same text whether the keys came in order or not", () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, field]) => [key, turned(field)] as const);
    return Object.fromEntries([...entries.toReversed(), ["zz nothing", undefined]]);
  };
  const inOrder = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inOrder);
    if (typeof value !== "object" || value === null) return value;
    const keys = Object.keys(value).toSorted();
    return Object.fromEntries(keys.map((key) => [key, inOrder(Reflect.get(value, key))]));
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalText(inOrder(value))).toBe(canonicalText(turned(value)));
    }),
  );
});

test("whatever is in a record, what is admitted of it can be stored, is the same again, and keeps what was there", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\\", "\0", "\uD83D", "\uDE00", "u0000"), minLength: 1 });
  fc.assert(
    fc.property(text, fc.dictionary(text, text), (said, extra) => {
      const item = understood(record({ externalId: said, text: said, extra }));
      const { item: admitted, hash } = admit(item);
      const stored = canonicalText(admitted.status === "understood" ? admitted.record : null);
      expect(JSON.parse(stored)).toMatchObject({ text: said.toWellFormed().replaceAll("\0", "\uFFFD") });
      expect(JSON.stringify(JSON.parse(stored))).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/);
      expect(admit({ ...admitted }).hash).toBe(hash);
      if (admitted.raw) expect(JSON.parse(Buffer.from(admitted.raw).toString())).toMatchObject({ text: said });
    }),
  );
});

test("equal rows are numbered the same however they are cut into batches", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c")), fc.nat(20), (hashes, cut) => {
      const whole = numberEquals(hashes, new Map()).numbers;
      const first = numberEquals(hashes.slice(0, cut), new Map());
      const second = numberEquals(hashes.slice(cut), first.counts);
      expect([...first.numbers, ...second.numbers]).toEqual(whole);
    }),
  );
});
