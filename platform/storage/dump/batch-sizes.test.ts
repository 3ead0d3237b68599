import fc from "fast-check";
import { expect, test } from "vitest";

import { batchSizes } from "./batch-sizes.ts";

test("every row is in one batch, and no batch passes the limit unless it is one large row", () => {
  const sizes = fc.array(fc.nat(20));
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 30 }), (rows, limit) => {
      let from = 0;
      for (const count of batchSizes(rows, limit)) {
        const bytes = rows.slice(from, from + count).reduce((sum, size) => sum + size, 0);
        expect(count).toBeGreaterThan(0);
        expect(count === 1 || bytes <= limit).toBe(true);
        from += count;
      }
      expect(from).toBe(rows.length);
    }),
  );
});

test("small rows stay together", () => {
  expect(batchSizes([1, 1, 1, 9, 1, 1], 4)).toEqual([3, 1, 2]);
});
