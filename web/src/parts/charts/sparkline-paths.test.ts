import { expect, test } from "vitest";

import { sparklinePaths } from "./sparkline-paths.ts";

const whole = { fromZero: false, partialEnd: false };

test("a line goes from its lowest at the foot to its highest at the top", () => {
  expect(sparklinePaths([1, 3, 2], whole).line).toBe("M0 28L50 2L100 15");
});

test("a count stands over zero, so that a small change looks small", () => {
  expect(sparklinePaths([90, 100], { ...whole, fromZero: true }).line).toBe("M0 4.6L100 2");
});

test("what is not known breaks the line, and a value alone is a dot", () => {
  const { line, area } = sparklinePaths([1, null, 2, 1], whole);
  expect(line).toBe("M0 28L0 28M66.67 2L100 28");
  expect(area).toBe("M66.67 2L100 28L100 30L66.67 30Z");
});

test("the stretch to a bucket that still runs is apart", () => {
  const { line, dashed } = sparklinePaths([1, 3, 2], { ...whole, partialEnd: true });
  expect(line).toBe("M0 28L50 2");
  expect(dashed).toBe("M50 2L100 15");
});

test("nothing known draws nothing", () => {
  expect(sparklinePaths([null, null], { fromZero: true, partialEnd: true })).toEqual({
    line: "",
    dashed: "",
    area: "",
  });
});
