import { expect, test } from "vitest";

import { benchRead } from "./read.ts";

test("reading is measured against parsing in the same run", () => {
  const figures = benchRead();
  expect(figures.ratio).toBeGreaterThan(1);
  expect(figures.textsPerSecond).toBeGreaterThan(100);
}, 120_000);
