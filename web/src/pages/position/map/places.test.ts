import { expect, test } from "vitest";

import { barsOf, bridgeOf, columnsOf, nextCell } from "./places.ts";

const stages = (first: number, amount: number) => Array.from({ length: amount }, (_one, at) => ({ level: first + at }));

test("the chasm lies between its two stages, and nowhere without one", () => {
  const four = columnsOf({ stages: stages(1, 4), divide: { afterLevel: 2 } });
  expect(four.template).toBe(
    "[name] var(--name) [s0] minmax(0, 1fr) [e0 s1] minmax(0, 1fr) [e1 chasm] var(--gap) " +
      "[s2] minmax(0, 1fr) [e2 s3] minmax(0, 1fr) [e3 end]",
  );
  expect(bridgeOf(four)).toBe("s0 / e3");
  const three = columnsOf({ stages: stages(0, 3), divide: null });
  expect(three.template).not.toContain("chasm");
  expect(bridgeOf(three)).toBeUndefined();
});

test("the bridge stands on as many stages on each side as both sides have", () => {
  expect(bridgeOf(columnsOf({ stages: stages(1, 5), divide: { afterLevel: 1 } }))).toBe("s0 / e1");
  expect(bridgeOf(columnsOf({ stages: stages(1, 5), divide: { afterLevel: 3 } }))).toBe("s1 / e4");
});

test("bars go by the place of a level, whatever number the first stage has", () => {
  expect(barsOf({ floor: 0, ceiling: 2 }, [0, 1, 2])).toEqual({ floor: "s0 / e0", ceiling: "e0 / e2" });
  expect(barsOf({ floor: 3, ceiling: 3 }, [1, 2, 3, 4])).toEqual({ floor: "s0 / e2", ceiling: undefined });
});

test("keys move within the table and stop at its edges", () => {
  const size = { rows: 3, columns: 4, control: false };
  expect(nextCell({ row: 1, column: 1 }, "ArrowRight", size)).toEqual({ row: 1, column: 2 });
  expect(nextCell({ row: 1, column: 1 }, "Home", size)).toEqual({ row: 1, column: 0 });
  expect(nextCell({ row: 1, column: 1 }, "End", { ...size, control: true })).toEqual({ row: 2, column: 3 });
  expect(nextCell({ row: 0, column: 0 }, "ArrowUp", size)).toBeUndefined();
  expect(nextCell({ row: 2, column: 3 }, "ArrowRight", size)).toBeUndefined();
  expect(nextCell({ row: 0, column: 0 }, "a", size)).toBeUndefined();
});
