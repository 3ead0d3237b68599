import { randomBytes } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import { plainCode, recoveryCode } from "./codes.ts";

test("a recovery code carries 120 random bits, in groups that can be read from paper", () => {
  const asked: number[] = [];
  const code = recoveryCode((bytes) => {
    asked.push(bytes);
    return randomBytes(bytes);
  });
  expect(asked).toEqual([15]);
  expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
  const bytes = fc.uint8Array({ minLength: 15, maxLength: 15 });
  const codeOf = (from: Uint8Array) => recoveryCode(() => from);
  fc.assert(
    fc.property(bytes, fc.nat({ max: 119 }), (from, bit) => {
      // Each bit counts: whatever one is turned, it is another code, also as it is compared.
      const turned = Uint8Array.from(from, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(plainCode(codeOf(turned))).not.toBe(plainCode(codeOf(from)));
      expect(plainCode(` ${codeOf(from).toUpperCase().replaceAll("-", " ")}`)).toBe(plainCode(codeOf(from)));
    }),
  );
});
