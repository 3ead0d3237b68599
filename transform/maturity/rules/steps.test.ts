import { expect, test } from "vitest";

import { answered, divide, invented, knowing, measured, row, seen } from "../testing/invented-model.ts";
import type { Knowledge } from "./evidence.ts";
import { evaluate, nearestSteps } from "./index.ts";
import type { MaturityModel } from "./model.ts";

const litres = measured("water", { metric: "litres", least: 10 });
const never = measured("stars", { metric: "sky", least: 10 });

function steps(model: MaturityModel, knowledge: Knowledge): string[] {
  return nearestSteps(model, evaluate(model, knowledge), knowledge).map(
    ({ criterion, kind }) => `${kind} ${criterion}`,
  );
}

const garden = row("garden", [[answered("soil"), litres, answered("bees")], [answered("worms")]], { pillar: true });
const kitchen = row("kitchen", [[answered("stove")], [answered("oven")]]);
const cellar = row("cellar", [[answered("wine"), never], []], { pillar: true });

test("what binds comes first, of this what misses least, there first what a person can settle now", () => {
  const model = invented({ dimensions: [kitchen, cellar, garden], stages: 3, behind: 1, by: 1 });
  // The kitchen may stand lower; the cellar misses two, one of which nothing can measure; the garden misses three.
  expect(steps(model, knowing({}, { litres: [seen(null)] }))).toEqual(["answer wine", "answer soil", "answer bees"]);
  expect(steps(model, knowing({ soil: true }, { litres: [seen(null)] }))).toEqual([
    // Both miss two; of the garden both can be settled.
    "answer bees",
    "measure water",
    "answer wine",
  ]);
  expect(steps(model, knowing({ soil: true, bees: false, wine: true }, { litres: [seen(3)] }))).toEqual([
    "do water",
    "do bees",
    "answer stove",
  ]);
});

test("there are at most two of one row, and of others what is left", () => {
  const model = invented({ dimensions: [garden, kitchen], stages: 3, behind: 1, by: 1 });
  expect(steps(model, knowing({}, { litres: [seen(null)] }))).toEqual(["answer soil", "answer bees", "answer stove"]);
});

test("what nothing can measure is no step, also when nothing else is left", () => {
  const model = invented({ dimensions: [cellar], stages: 3 });
  expect(steps(model, knowing({ wine: true }))).toEqual([]);
  expect(steps(model, knowing({ wine: true }, { sky: [seen(null)] }))).toEqual(["measure stars"]);
});

test("gates are steps where the next stage lies behind them", () => {
  const model = invented({ dimensions: [garden, kitchen], stages: 3, gates: divide(2, ["door", "key"]) });
  const second = { soil: true, bees: true, stove: true };
  expect(steps(model, knowing({ ...second, door: false }, { litres: [seen(12)] }))).toEqual([
    "answer worms",
    "answer oven",
    "answer key",
  ]);
  expect(steps(model, knowing({ ...second, worms: true, oven: true }, { litres: [seen(12)] }))).toEqual([
    "answer door",
    "answer key",
  ]);
  expect(steps(model, knowing({ soil: true, bees: true }, { litres: [seen(12)] }))).toEqual([
    "answer stove",
    "answer worms",
  ]);
});

test("what only waits for the next window comes last", () => {
  const model = invented({
    dimensions: [row("a", [[litres, measured("sun", { metric: "hours", least: 3 })]])],
    stages: 2,
  });
  expect(steps(model, knowing({}, { litres: [seen(12), seen(3)], hours: [seen(2)] }))).toEqual(["do sun", "do water"]);
});

test("of several metrics one that is known and not met can be done", () => {
  const either = measured("light", { metric: "sky", least: 10 }, { metric: "hours", least: 3 });
  const model = invented({ dimensions: [row("a", [[either]])], stages: 2 });
  expect(steps(model, knowing({}, { hours: [seen(2)] }))).toEqual(["do light"]);
});

test("at the highest stage nothing is near, also where a row stands lower", () => {
  const dimensions = [kitchen, row("a", [[], [answered("b")]])];
  const all = knowing({ stove: true, oven: true });
  expect(steps(invented({ dimensions, stages: 3 }), all)).toEqual(["answer b"]);
  expect(steps(invented({ dimensions, stages: 3, behind: 1, by: 1 }), all)).toEqual([]);
});
