import { expect, test } from "vitest";

import { outlineOf } from "./outline.ts";

const text = `# A remark before everything
title: Contact
window: { days: 90 }
stages:
  - id: one
  - id: two

dimensions:
  # A remark before a row
  - id: purpose
    title: Purpose
    cells:
      one: { says: Anything. }
      two:
        says: More.
        criteria:
          - id: a
          - id: b
      three: { criteria: [{ id: c }] }
  - id: people
`;

test("a model has its parts at the lines where they begin, and its rows with the number of their criteria", () => {
  expect(outlineOf(text)).toEqual({
    title: "Contact",
    places: [
      { title: "Window", line: 3, count: 1, within: [] },
      { title: "Stages", line: 4, count: 2, within: [] },
      {
        title: "Dimensions",
        line: 8,
        count: 2,
        within: [
          { title: "Purpose", line: 10, count: 3, within: [] },
          { title: "people", line: 20, count: 0, within: [] },
        ],
      },
    ],
  });
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
