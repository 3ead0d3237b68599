import { expect, test } from "vitest";

import { chasmPaths } from "./chasm-paths.ts";

const numbers = (path: string) =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test.each([
  { width: 64, height: 1000 },
  { width: 18, height: 90 },
  { width: 40, height: 5 },
])(
  "a chasm of $width by $height goes from top to bottom, stays in its strip, and is never closed",
  ({ width, height }) => {
    const { brinks, depths } = chasmPaths({ width, height });
    const [left, right] = brinks.map(numbers);
    expect(left?.at(0)?.[1]).toBe(0);
    expect(left?.at(-1)?.[1]).toBe(height);
    const xs = depths.flatMap((path) => numbers(path).map(([x]) => x ?? Number.NaN));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    left?.forEach(([x], at) => expect(x).toBeLessThan(right?.[at]?.[0] ?? 0));
  },
);

test("the same size gives the same rocks", () => {
  expect(chasmPaths({ width: 64, height: 700 })).toEqual(chasmPaths({ width: 64, height: 700 }));
});
