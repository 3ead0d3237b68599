import { expect, test } from "vitest";

import { answered, divide, invented, knowing, row } from "../testing/invented-model.ts";
import { evaluate } from "./index.ts";
import type { Evaluation } from "./evidence.ts";

/** Four stages; two pillars and four others, at most two of which may stand one lower; gates behind stage 2. */
const PILLARS = ["p", "q"];
const OTHERS = ["v", "w", "x", "y"];

function standing(
  levels: string,
  { gates = "open" }: { readonly gates?: "open" | "shut" | "unknown" } = {},
): Evaluation {
  const dimensions = [...PILLARS, ...OTHERS].map((id) =>
    row(
      id,
      [2, 3, 4].map((level) => [answered(`${id}${level}`)]),
      { pillar: PILLARS.includes(id) },
    ),
  );
  const model = invented({ dimensions, gates: divide(2, ["g", "h"]), behind: 2, by: 1, draws: 100 });
  const answers = dimensions.flatMap(({ id }, index) =>
    [2, 3, 4].map((level) => [`${id}${level}`, level <= Number(levels[index])]),
  );
  const gate = gates === "unknown" ? {} : { h: gates === "open" };
  return evaluate(model, knowing({ ...Object.fromEntries(answers), g: true, ...gate }));
}

// The levels of p q | v w x y.
test.each([
  ["444444", 4],
  ["333333", 3],
  ["334444", 3],
  ["222222", 2],
  ["111111", 1],
  // A pillar is never behind.
  ["234444", 2],
  ["142222", 1],
  // Two others may stand one lower, three may not, and none two.
  ["333332", 3],
  ["333322", 3],
  ["333222", 2],
  ["333331", 2],
  ["444433", 4],
  ["444333", 3],
  ["444432", 3],
  ["222211", 2],
  ["222111", 1],
])("rows at %s give stage %i", (levels, stage) => {
  expect(standing(levels).floor).toBe(stage);
});

test("behind the divide all gates are open: not known counts as shut, and as open for the ceiling", () => {
  expect(standing("333333", { gates: "shut" })).toMatchObject({ floor: 2, ceiling: 2 });
  expect(standing("333333", { gates: "unknown" })).toMatchObject({ floor: 2, ceiling: 3 });
  expect(standing("222222", { gates: "shut" })).toMatchObject({ floor: 2, binding: { gates: ["h"] } });
  expect(standing("111111", { gates: "shut" })).toMatchObject({ floor: 1, binding: { gates: [] } });
});

test.each([
  // Pillars bind, others where they are too many or too low; the lowest first, then as the model has them.
  ["233333", ["p"], []],
  ["222222", ["p", "q", "v", "w", "x", "y"], []],
  ["321333", ["v", "q"], []],
  ["232333", ["p"], []],
  ["332223", ["v", "w", "x"], []],
  ["333322", ["x", "y", "p", "q", "v", "w"], []],
  ["444444", [], []],
  ["332231", ["y", "v", "w"], []],
])("rows at %s are held by %j", (levels, dimensions, gates) => {
  expect(standing(levels).binding).toEqual({ dimensions, gates });
});
