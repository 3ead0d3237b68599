import fc from "fast-check";
import { expect, test } from "vitest";

import { homeOf, homeOfStableId, mintId, stableId } from "./index.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("a stable id depends on its parts and on where they are cut", () => {
  expect(stableId("ab", "c")).toBe(stableId("ab", "c"));
  expect(stableId("ab", "c")).not.toBe(stableId("a", "bc"));
  fc.assert(fc.property(fc.array(fc.string()), (parts) => UUID.exec(stableId(...parts))?.[1] === "8"));
});

test("a minted id is a UUID version 7 that carries its home and sorts by time", () => {
  const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1023 }), fc.integer({ min: 0, max: 2 ** 47 }), bytes, (home, now, random) => {
      const id = mintId(home, now, () => random);
      expect(UUID.exec(id)?.[1]).toBe("7");
      expect(homeOf(id)).toBe(home);
      expect(mintId(0, now + 1, () => random) > id).toBe(true);
    }),
  );
});

test("the home of a stable id is spread over the whole range", () => {
  const homes = new Set(Array.from({ length: 20_000 }, (_, index) => homeOfStableId(stableId(String(index)))));
  expect(homes.size).toBe(1024);
});
