import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { outlineOf } from "./outline.ts";

const shipped = readFileSync(join(import.meta.dirname, "../../../../../models/maturity.yaml"), "utf8");

test("the model of the product has its parts at the lines where they begin", () => {
  const { title, places } = outlineOf(shipped);
  expect(title).toBe("Maturity of customer engagement");
  const dimensions = places.find((place) => place.title === "Dimensions");
  expect(dimensions?.within.length).toBe(dimensions?.count);
  const lines = shipped.split("\n");
  expect(lines[(dimensions?.line ?? 0) - 1]).toBe("dimensions:");
  for (const { title: name, line, count } of dimensions?.within ?? []) {
    expect(lines.slice(line - 1, line + 1).join("\n")).toContain(`title: ${name}`);
    expect(count).toBeGreaterThan(0);
  }
});

test("a text that is not right yet is told as far as it can be read", () => {
  const { places } = outlineOf("title: A\nstages: [a, b]\ndimensions:\n  - id: one\n    cells: { a: [ }\n  - {}\n");
  expect(places.map((place) => [place.title, place.line, place.count])).toContainEqual(["Stages", 2, 2]);
  expect(outlineOf("").places).toEqual([]);
  expect(outlineOf("just words")).toEqual({ title: undefined, places: [] });
  expect(outlineOf("dimensions:\n  - title: One\n  - 7\n").places[0]?.within).toMatchObject([
    { title: "One", line: 2, count: 0 },
    { title: "Without a title", line: 3 },
  ]);
});
