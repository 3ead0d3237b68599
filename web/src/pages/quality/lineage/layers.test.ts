import { expect, test } from "vitest";

import { layersOf } from "./layers.ts";

const node = (kind: "source" | "table" | "metric" | "criterion" | "model", id: string) => ({ kind, id, title: id });
const lineage = {
  nodes: [
    node("source", "s"),
    node("table", "t1"),
    node("table", "t2"),
    node("metric", "m1"),
    node("metric", "m2"),
    node("criterion", "c"),
    node("model", "mo"),
  ],
  edges: [
    { from: "source:s", to: "table:t1" },
    { from: "source:s", to: "table:t2" },
    { from: "table:t2", to: "metric:m2" },
    { from: "metric:m2", to: "criterion:c" },
    { from: "criterion:c", to: "model:mo" },
  ],
};

test("columns go from sources to criteria; what is looked at and what hangs on it stand first", () => {
  const { layers, lines } = layersOf(lineage, { kind: "table", id: "t2" }, 10);
  expect(layers.map(({ kind, nodes }) => [kind, ...nodes.map(({ id }) => id)])).toEqual([
    ["source", "s"],
    ["table", "t2", "t1"],
    ["metric", "m2", "m1"],
    ["criterion", "c"],
  ]);
  expect(lines).toContainEqual({ from: { layer: 1, row: 0 }, to: { layer: 2, row: 0 }, own: true });
  expect(lines.filter(({ own }) => own)).toHaveLength(2);
  expect(lines).toHaveLength(4);
});

test("long columns are cut and say how much is left; lines to what is cut are not drawn", () => {
  const { layers, lines } = layersOf(lineage, { kind: "metric", id: "m2" }, 1);
  expect(layers[1]).toMatchObject({ nodes: [{ id: "t2" }], more: 1 });
  expect(lines).toHaveLength(3);
});

test("a model is drawn where it is what is looked at", () => {
  expect(layersOf(lineage, { kind: "model", id: "mo" }, 10).layers.at(-1)).toMatchObject({ kind: "model" });
});
