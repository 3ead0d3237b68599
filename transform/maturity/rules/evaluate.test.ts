import { expect, test } from "vitest";

import { answered, divide, invented, knowing, measured, row, said, seen } from "../testing/invented-model.ts";
import { evaluate } from "./index.ts";

const garden = row(
  "garden",
  [
    [answered("soil"), measured("water", { metric: "litres", least: 10 })],
    [answered("bees", { stream: "air" }), answered("worms", { stream: "earth" })],
    [answered("harvest", { stream: "earth" }), answered("birds", { stream: "air" })],
  ],
  { pillar: true, streams: ["air", "earth", "fire"] },
);
const kitchen = row("kitchen", [[answered("stove")], [], [answered("oven")]]);
const model = invented({ dimensions: [garden, kitchen], gates: divide(2, ["door"]), behind: 1, by: 1 });

test("floor counts what is unknown as not met, ceiling as met", () => {
  const { dimensions, floor, ceiling } = evaluate(
    model,
    knowing({ soil: true, bees: true, harvest: false }, { litres: [seen(12), seen(12)] }),
  );
  expect(dimensions).toMatchObject([
    { id: "garden", floor: 2, ceiling: 3, missing: ["worms"] },
    { id: "kitchen", floor: 1, ceiling: 4, missing: ["stove"] },
  ]);
  expect({ floor, ceiling }).toEqual({ floor: 2, ceiling: 3 });
});

test("streams stand by their own criteria and those of no stream", () => {
  const { dimensions } = evaluate(
    model,
    knowing({ soil: true, bees: true, birds: true, worms: false }, { litres: [seen(12)] }),
  );
  expect(dimensions[0]?.streams).toEqual([
    { id: "air", floor: 4, ceiling: 4 },
    { id: "earth", floor: 2, ceiling: 2 },
    { id: "fire", floor: 4, ceiling: 4 },
  ]);
  expect(dimensions[0]).toMatchObject({ floor: 2, ceiling: 2 });
  const bare = evaluate(model, knowing({ soil: false, bees: true, birds: true, worms: true, harvest: true }));
  expect(bare.dimensions[0]?.streams.map(({ floor }) => floor)).toEqual([1, 1, 1]);
});

test("a stage that asks for nothing is passed, and the lowest asks for nothing", () => {
  const { dimensions } = evaluate(model, knowing({ stove: true }));
  expect(dimensions[1]).toMatchObject({ floor: 3, ceiling: 4, missing: ["oven"] });
});

test("an expired answer counts as unknown", () => {
  const stands = { soil: true, bees: true, worms: true };
  const litres = { litres: [seen(12), seen(12)] };
  expect(evaluate(model, knowing(stands, litres)).dimensions[0]).toMatchObject({ floor: 3, ceiling: 4 });
  const lapsed = evaluate(model, knowing({ ...stands, soil: said(true, { expired: true }) }, litres));
  expect(lapsed.dimensions[0]).toMatchObject({ floor: 1, ceiling: 4, missing: ["soil"] });
});

test("a gate closes again when its evidence lapses", () => {
  const all = { soil: true, bees: true, worms: true, harvest: true, birds: true, stove: true, oven: true };
  const litres = { litres: [seen(12), seen(12)] };
  expect(evaluate(model, knowing({ ...all, door: true }, litres))).toMatchObject({ floor: 4, gates: [{ open: true }] });
  const lapsed = evaluate(model, knowing({ ...all, door: said(true, { expired: true }) }, litres));
  expect(lapsed).toMatchObject({ floor: 2, ceiling: 4, gates: [{ id: "door", open: false, state: "unknown" }] });
  expect(lapsed.binding).toEqual({ dimensions: [], gates: ["door"] });
  expect(lapsed.deciding).toContain("door");
});

test("what is reached in one window makes provisional what rests on it, and no more", () => {
  const once = evaluate(model, knowing({ soil: true, stove: true }, { litres: [seen(12)] }));
  expect(once).toMatchObject({
    floor: 2,
    provisional: true,
    dimensions: [{ provisional: true }, { provisional: false }],
  });
  const idle = evaluate(model, knowing({ soil: false, stove: true }, { litres: [seen(12)] }));
  expect(idle).toMatchObject({ floor: 1, provisional: false, dimensions: [{ provisional: false }, {}] });
});

test("deciding are those whose flip moves something", () => {
  const { dimensions, deciding } = evaluate(
    model,
    knowing({ soil: true, bees: true, worms: true, stove: true, oven: false }, { litres: [seen(12)] }),
  );
  // Garden stands at 3; at 4 two are missing, so that no single one decides.
  expect(dimensions[0]?.deciding).toEqual(["soil", "water", "bees", "worms"]);
  expect(dimensions[1]?.deciding).toEqual(["stove", "oven"]);
  // The whole stands at 2 because of the door, and falls with the pillar; the kitchen may stand one lower.
  expect(deciding).toEqual(["soil", "water", "door"]);
});

test("shares tell from what is known, gates with them in the whole", () => {
  const evaluation = evaluate(model, knowing({ soil: true, bees: false, door: true }, { litres: [seen(12)] }));
  expect(evaluation.dimensions[0]).toMatchObject({ measured: 1 / 6, attested: 2 / 6, unknown: 3 / 6 });
  expect(evaluation.dimensions[1]).toMatchObject({ measured: 0, attested: 0, unknown: 1 });
  expect(evaluation).toMatchObject({ measured: 1 / 9, attested: 3 / 9, unknown: 5 / 9 });
  const bare = evaluate(invented({ dimensions: [row("bare", [[], [], []])] }), knowing({}));
  expect(bare.dimensions[0]).toMatchObject({ measured: 0, attested: 0, unknown: 1, missing: [], floor: 4 });
});

test("levels are those of the model, also when they begin at 0", () => {
  const lower = {
    ...invented({ dimensions: [], stages: 3 }),
    stages: invented({ dimensions: [], stages: 3 }).stages.map((stage) => ({ ...stage, level: stage.level - 1 })),
    dimensions: [{ ...garden, cells: garden.cells.slice(0, 3).map((cell) => ({ ...cell, level: cell.level - 1 })) }],
  };
  const { floor, dimensions, draws } = evaluate(lower, knowing({ soil: true }));
  expect({ floor, row: dimensions[0]?.floor }).toEqual({ floor: 0, row: 0 });
  expect(draws.levels.map(({ level }) => level)).toEqual([0, 1, 2]);
});

test("without draws only the places are told", () => {
  const knowledge = knowing({ soil: true, stove: true }, { litres: [seen(12)] });
  const { confidence, draws, dimensions, floor } = evaluate(model, knowledge, { draws: false });
  expect({ confidence, draws, floor }).toEqual({ confidence: 0, draws: { levels: [], open: 0 }, floor: 2 });
  expect(dimensions.map((one) => one.floor)).toEqual(evaluate(model, knowledge).dimensions.map((one) => one.floor));
});
