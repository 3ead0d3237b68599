import type { Position } from "@firsthand/transform/maturity/contract";
import { expect, test } from "vitest";

import { neighboursOf, placeOf } from "./places.ts";

const evidence: Position["criteria"][number]["evidence"] = { kind: "metric", bounds: [] };
const criterion = (id: string, place: { dimension: string; level: number } | undefined): Position["criteria"][number] => ({
  id,
  says: id,
  dimension: place?.dimension ?? null,
  level: place?.level ?? null,
  stream: null,
  state: "unknown",
  provisional: false,
  deciding: false,
  chance: 0.5,
  because: "",
  step: null,
  evidence,
});

const share = { measured: 0, attested: 0, unknown: 1 };
const model: Pick<Position, "stages" | "divide" | "dimensions" | "gates" | "criteria"> = {
  stages: [1, 2].map((level) => ({ id: `s${level}`, level, title: `S${level}`, says: null })),
  divide: { title: "The river", says: null, afterLevel: 1, halves: ["here", "there"] },
  gates: [{ id: "boat", title: "Boat", open: false, state: "unknown" }],
  dimensions: [
    {
      ...share,
      id: "row",
      title: "Row",
      about: null,
      group: null,
      pillar: false,
      floor: 1,
      ceiling: 2,
      provisional: false,
      confidence: 0,
      certainty: "none",
      draws: { levels: [], open: 1 },
      next: [],
      streams: [],
      cells: [
        { level: 1, says: "Nothing.", state: "met", criteria: [] },
        { level: 2, says: "Something.", state: "unknown", criteria: ["b", "a"] },
      ],
    },
  ],
  criteria: [
    criterion("a", { dimension: "row", level: 2 }),
    criterion("b", { dimension: "row", level: 2 }),
    criterion("boat", undefined),
    criterion("lost", { dimension: "gone", level: 2 }),
  ],
};

test("a criterion is found in its cell, with the others in the order of the cell", () => {
  const place = placeOf(model, "a");
  expect(place).toMatchObject({ kind: "cell", row: { id: "row" }, stage: { level: 2 }, says: "Something." });
  expect(place?.beside.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("a gate is found with the other gates", () => {
  expect(placeOf(model, "boat")).toMatchObject({ kind: "gate", title: "Boat", open: false });
});

test("what the model does not have, or has nowhere, is not found", () => {
  expect(placeOf(model, "nothing")).toBeUndefined();
  expect(placeOf(model, "lost")).toBeUndefined();
});

test("neighbours keep the order, and end at the ends", () => {
  const beside = placeOf(model, "a")?.beside ?? [];
  expect(neighboursOf(beside, "a")).toMatchObject({ before: { id: "b" }, after: undefined });
  expect(neighboursOf(beside, "b")).toMatchObject({ before: undefined, after: { id: "a" } });
  expect(neighboursOf(beside, "other")).toEqual({ before: undefined, after: undefined });
});
