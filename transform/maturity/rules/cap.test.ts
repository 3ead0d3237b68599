import { expect, test } from "vitest";

import { answered, divide, invented, knowing, row } from "../testing/invented-model.ts";
import { capEvaluation, unitsMatter } from "./cap.ts";
import { evaluate } from "./index.ts";

/** Four stages, one row, a gate behind the second. */
function standing(level: number) {
  const model = invented({
    dimensions: [
      row(
        "p",
        [2, 3, 4].map((stage) => [answered(`p${stage}`)]),
        { pillar: true },
      ),
    ],
    gates: divide(2, ["g"]),
  });
  const answers = [2, 3, 4].map((stage) => [`p${stage}`, stage <= level]);
  return { model, evaluation: evaluate(model, knowing({ ...Object.fromEntries(answers), g: true })) };
}

function capped(level: number, stages: Readonly<Record<string, number>>) {
  const { model, evaluation } = standing(level);
  const placed = Object.entries(stages).map(([unit, stage]) => ({ unit, stage, ceiling: stage }));
  return { own: evaluation, ...capEvaluation(model, evaluation, placed) };
}

test("no unit lies more than one stage below the whole", () => {
  expect(capped(4, { north: 4, south: 3 }).evaluation.floor).toBe(4);
  expect(capped(4, { north: 4, south: 2 }).evaluation).toMatchObject({ floor: 3, ceiling: 3 });
  expect(capped(4, { north: 1, south: 2 }).evaluation).toMatchObject({ floor: 2, ceiling: 2 });
  expect(capped(3, {}).evaluation.floor).toBe(3);
});

test("the ceiling is held by what units can be at most", () => {
  const { model, evaluation } = standing(2);
  const open = { ...evaluation, ceiling: 4 };
  expect(capEvaluation(model, open, [{ unit: "south", stage: 1, ceiling: 2 }]).evaluation).toMatchObject({
    floor: 2,
    ceiling: 3,
  });
});

test("units bind that keep the whole from its next stage; the highest has none", () => {
  expect(capped(4, { north: 4, south: 2 }).units).toEqual(["south"]);
  expect(capped(3, { north: 3, south: 2 }).units).toEqual(["south"]);
  expect(capped(3, { north: 3 }).units).toEqual([]);
  expect(capped(4, { north: 3, south: 3 }).units).toEqual([]);
});

test("where units hold the whole back, neither rows nor gates bind, and draws above count at its stage", () => {
  const { own, evaluation } = capped(3, { south: 1 });
  expect(own.binding.dimensions).toEqual(["p"]);
  expect(evaluation.binding).toEqual({ dimensions: [], gates: [] });
  const shareOf = (level: number) => own.draws.levels.find((one) => one.level === level)?.share ?? 0;
  expect(evaluation.confidence).toBeCloseTo(shareOf(2) + shareOf(3) + shareOf(4), 12);
  expect(evaluation.confidence).toBeGreaterThan(shareOf(2));
  const all = evaluation.draws.levels.reduce((sum, { share }) => sum + share, 0);
  expect(all + evaluation.draws.open).toBeCloseTo(1, 12);
  expect(capped(3, { south: 2 }).evaluation).toMatchObject({ draws: own.draws, binding: own.binding });
});

test("units are looked at where they could hold the whole, or keep it from its next stage", () => {
  expect([1, 2, 3, 4].map((level) => unitsMatter(standing(level).model, { floor: level }))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
